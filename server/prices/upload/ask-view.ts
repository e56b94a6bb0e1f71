import { formatDate } from "../../lib/dates.ts";
import type { Question } from "./upload-work.ts";

/** What only a person can say of a file: the question, and what there is to answer with. */
export interface AskView {
  kind: Question["ask"];
  title: string;
  text: string;
  /** Buttons, each one answer. */
  orders: { value: "mdy" | "dmy"; label: string }[];
  /** Whether symbols that are not known can become listings. */
  mayAdd: boolean;
  /** Whether a symbol is on several exchanges. */
  isSeveral: boolean;
}

const TITLES = {
  format: "This file cannot be read",
  date_order: "Which comes first in its dates, the month or the day?",
  interval: "How long are its bars?",
  zone: "In which zone are its times?",
  listing: "Whose prices are these?",
};

/** @param isNamed whether the form named a listing */
export function askView({ ask, message }: Question, isNamed: boolean): AskView {
  const example = ask === "date_order" ? (/\((.+?)\)/.exec(message)?.[1] ?? "") : "";
  const isUnknown = /no listing goes by/i.test(message);
  return {
    kind: ask,
    title: TITLES[ask],
    text: example
      ? `None of its dates tells, such as ${example}.`
      : `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?!)]$/.test(message) ? "" : "."}`,
    orders: ask === "date_order" ? ordersOf(example) : [],
    mayAdd: ask === "listing" && (isUnknown || isNamed),
    isSeveral: ask === "listing" && /say which exchange/.test(message),
  };
}

/** Both readings of a date such as 03/04/2024. */
function ordersOf(example: string): AskView["orders"] {
  const [, a = "", b = "", year = ""] = /^(\d{1,2})\D(\d{1,2})\D(\d{4})/.exec(example) ?? [];
  const reading = (month: string, day: string) =>
    year
      ? `: ${a}/${b}/${year} is ${formatDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)}`
      : "";
  return [
    { value: "mdy", label: `Month first${reading(a, b)}` },
    { value: "dmy", label: `Day first${reading(b, a)}` },
  ];
}
