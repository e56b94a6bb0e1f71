import type { Tell } from "../../lib/thread.ts";
import {
  openPriceImport,
  type ImportParts,
  type PricePlan,
  resumePriceImport,
  type RunOptions,
  type RunResult,
} from "../import.ts";
import type { ListingOptions } from "../listings.ts";
import type { PictureStore } from "../picture-store.ts";
import { ImportProblem } from "../problem.ts";
import type { ReadFile } from "../read-file.ts";
import { fileSource } from "../source.ts";
import type { Told } from "./import-form.ts";
import { type PlanPicture, planPicture } from "./plan-picture.ts";

/** A price file that was sent. */
export interface ReadRequest {
  path: string;
  name: string;
  /** Where its rows are to be set down. */
  stagePath: string;
  told: Told;
  now: string;
}

/** A file that was read; its rows are in the stage. */
export interface UploadRead {
  file: ReadFile;
  plan: PricePlan;
  picture: PlanPicture;
}

/** What only a person can say of a file. */
export type Question = Pick<ImportProblem, "ask" | "message">;

export type ReadOutcome = { kind: "read"; read: UploadRead } | { kind: "asks"; question: Question };

export interface ReadParts extends ImportParts {
  lookup: ListingOptions["lookup"];
  pictures: PictureStore;
}

const DEFAULT_EXCHANGE = "XNYS";

/** Reads a file by what is said of it, and says what importing it would do. @param tell told what share is read */
export async function readUpload(
  request: ReadRequest,
  parts: ReadParts,
  tell: Tell<number>,
): Promise<ReadOutcome> {
  const {
    path,
    name,
    stagePath,
    told: { exchange, addOn, ...told },
  } = request;
  const listings: ListingOptions = {
    ...{ lookup: parts.lookup, exchange: exchange ?? addOn ?? DEFAULT_EXCHANGE },
    ...{ isExchangeTold: exchange !== undefined, mayAdd: addOn !== undefined, shipped: () => undefined },
  };
  try {
    const opened = await openPriceImport(
      fileSource(path, name),
      { ...told, listings, stagePath, tell },
      parts,
    );
    const plan = opened.plan(request.now, () => tell(1));
    const read = { file: opened.file, plan, picture: planPicture(plan, opened, parts.pictures) };
    opened.close();
    return { kind: "read", read };
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    return { kind: "asks", question: { ask: error.ask, message: error.message } };
  }
}

/** What a person had said of a file that was read, and the word to store it. */
export interface StoreRequest {
  file: ReadFile;
  stagePath: string;
  options: RunOptions;
  now: string;
}

/** Stores a file that was read. @param tell told what share is stored */
export function storeUpload(
  { file, stagePath, options, now }: StoreRequest,
  parts: ImportParts,
  tell: Tell<number>,
): RunResult {
  const opened = resumePriceImport(file, stagePath, parts);
  try {
    return opened.run(options, now, tell);
  } finally {
    opened.close();
  }
}
