import { expect, test } from "vitest";
import { decodeHtml } from "../../../server/capture/article/decode.ts";

const MARK = "\ufeff";

test.each([
  ["UTF-8 without a word about it", Buffer.from("<p>café — 漢字"), "<p>café — 漢字"],
  ["UTF-8 with a mark", Buffer.from(`${MARK}<p>café`), "<p>café"],
  ["two-byte units with a mark", Buffer.from(`${MARK}<p>café`, "utf16le"), "<p>café"],
  [
    "declared",
    Buffer.from('<meta charset="iso-8859-1"><p>café', "latin1"),
    '<meta charset="iso-8859-1"><p>café',
  ],
  [
    "declared the old way",
    Buffer.concat([
      Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">'),
      Buffer.from([0x83, 0x65]),
    ]),
    '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">テ',
  ],
  ["neither declared nor UTF-8", Buffer.from([0x93, 0x61, 0xe9, 0x94]), "“aé”"],
  [
    "declared as Latin 1 by a machine that meant more",
    Buffer.from("<meta charset=latin1>\x80\x85", "latin1"),
    "<meta charset=latin1>€…",
  ],
  ["declared as what nobody knows", Buffer.from('<meta charset="klingon">é'), '<meta charset="klingon">é'],
  ["declared in units it cannot be in", Buffer.from('<meta charset="utf-16">é'), '<meta charset="utf-16">é'],
  ["empty", Buffer.alloc(0), ""],
])("%s", (_, bytes, text) => {
  expect(decodeHtml(bytes)).toBe(text);
});

test("bytes of no sense come out as text all the same", () => {
  const bytes = Buffer.from([0x3c, 0x6d, 0xff, 0xc3, 0x28, 0x00, 0x81]);
  expect(decodeHtml(bytes)).toHaveLength(7);
  expect(decodeHtml(Buffer.concat([Buffer.from('<meta charset="utf-8">'), Buffer.from([0xff])]))).toContain(
    "\ufffd",
  );
});
