import express, { type RequestHandler } from "express";
import multer from "multer";
import { HttpError } from "./errors.ts";
import { storageFault } from "./storage-fault.ts";

/** A file as a form sent it. */
export interface SentFile {
  name: string;
  bytes: Buffer;
}

const MB = 1024 * 1024;
const MOST_FIELDS = 2000;

/**
 * Takes a form with one file, field by field in memory, each at most so many megabytes; a form
 * without a file may come URL-encoded as well. What is larger is refused with 413 and nothing of it is kept.
 */
export function upload(field: string, limitMb: number): RequestHandler[] {
  const limits = { fileSize: limitMb * MB, fieldSize: limitMb * MB, files: 1, fields: 20 };
  const take = multer({ storage: multer.memoryStorage(), limits }).single(field);
  // Every byte of a text may be written with three when a form is URL-encoded.
  const plain = express.urlencoded({ extended: false, limit: 3 * limitMb * MB, parameterLimit: MOST_FIELDS });
  return [
    plain,
    (request, response, next) => {
      if (hasLongValue(request.body, limitMb * MB)) return next(tooLarge(limitMb));
      take(request, response, (error: unknown) => next(error ? explain(error, limitMb) : undefined));
    },
  ];
}

/** The file that a form sent; null when none was chosen. */
export function fileOf(request: Parameters<RequestHandler>[0]): SentFile | null {
  const { file } = request;
  return file && file.size > 0 ? { name: file.originalname, bytes: file.buffer } : null;
}

/** What multer refused, in words. */
export function explain(error: unknown, limitMb: number): unknown {
  // A disk that is full, and the like, is told as such.
  if (storageFault(error, true) !== null) return error;
  if (!(error instanceof multer.MulterError)) {
    return new HttpError(400, "The form arrived incomplete. Go back and send it again.");
  }
  if (/^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(error.code)) return tooLarge(limitMb);
  return new HttpError(400, "The form holds more than was asked for. Open it here and send it again.");
}

/** A URL-encoded form has no limit for each of its fields but this. */
function hasLongValue(body: unknown, limit: number): boolean {
  return Object.values(body ?? {}).some(
    (value) => typeof value === "string" && Buffer.byteLength(value) > limit,
  );
}

function tooLarge(limitMb: number): HttpError {
  return new HttpError(
    413,
    `That is larger than the ${limitMb} MB taken here. Nothing was kept; send a smaller part of it.`,
  );
}
