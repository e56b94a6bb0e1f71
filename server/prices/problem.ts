/** What a file leaves open that only a person can say, or why it cannot be read at all. */
export type ImportQuestion = "format" | "date_order" | "interval" | "zone" | "listing";

/** A file that cannot be imported as it stands; the message, begun in lower case, says why. */
export class ImportProblem extends Error {
  readonly ask: ImportQuestion;
  constructor(ask: ImportQuestion, message: string) {
    super(message);
    this.ask = ask;
  }
}

/** Dates such as 03/04/2024, none of which tells day from month. */
export class AmbiguousDates extends ImportProblem {
  constructor(example: string) {
    super(
      "date_order",
      `its dates can be read both ways (${example}): say whether the month (mdy) or the day (dmy) comes first`,
    );
  }
}
