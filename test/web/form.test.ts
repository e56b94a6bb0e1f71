import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldErrors, fieldsOf, idOf } from "../../server/web/form.ts";

describe("the fields of a form", () => {
  test("are the named ones, as they were typed", () => {
    const body = { price: " 161.70 ", text: "<b>“up”</b> 🐟", other: "x" };
    expect(fieldsOf(body, ["price", "text"])).toEqual({ price: " 161.70 ", text: "<b>“up”</b> 🐟" });
  });

  test.each([undefined, null, {}, "text", 7, []])("are empty when the body is %j", (body) => {
    expect(fieldsOf(body, ["price"])).toEqual({ price: "" });
  });

  test("that came twice have their last value", () => {
    expect(fieldsOf({ price: ["1", "2"] }, ["price"])).toEqual({ price: "2" });
  });

  test("that are no text are empty", () => {
    expect(fieldsOf({ price: { a: "1" }, text: [{}], zone: 7 }, ["price", "text", "zone"])).toEqual({
      ...{ price: "", text: "", zone: "" },
    });
  });

  test("have the line ends of the computer, however the browser sent them, and no NUL", () => {
    expect(fieldsOf({ text: "one\r\ntwo\nthree\0" }, ["text"])).toEqual({ text: "one\ntwo\nthree" });
  });

  test("do not come from what every object inherits", () => {
    expect(fieldsOf({}, ["constructor", "toString", "__proto__"])).toEqual({ constructor: "", toString: "" });
  });
});

test("each field has its first error, in the order of the form", () => {
  const Form = z.object({
    price: z.string().min(3, "too short").regex(/^\d+$/, "no number"),
    text: z.string().max(1, "too long"),
  });
  const parsed = Form.safeParse({ price: "x", text: "xx" });
  expect(parsed.error && Object.entries(fieldErrors(parsed.error))).toEqual([
    ["price", "too short"],
    ["text", "too long"],
  ]);
});

test("an error of the whole form is the form's", () => {
  const Form = z.object({ a: z.string() }).refine(() => false, "does not fit together");
  const parsed = Form.safeParse({ a: "x" });
  expect(parsed.error && fieldErrors(parsed.error)).toEqual({ form: "does not fit together" });
});

describe("an id", () => {
  test.each([
    ["1", 1],
    ["42", 42],
    ["999999999999999", 999_999_999_999_999],
  ])("%s is one", (text, id) => {
    expect(idOf(text)).toBe(id);
  });

  test.each([
    ...[
      "",
      "0",
      "01",
      "-1",
      "1.0",
      "1e3",
      " 1",
      "1 ",
      "0x1",
      "one",
      "9999999999999999",
      "١",
      undefined,
      null,
      1,
    ],
    ["1"],
  ])("%j is none", (text) => {
    expect(idOf(text)).toBeNull();
  });
});
