import { describe, expect, test } from "vitest";
import { readAddress } from "../../server/news/address.ts";

function keyOf(typed: string): string {
  const read = readAddress(typed);
  return "address" in read ? read.address.key : `refused: ${read.problem}`;
}

const KEY = "https://example.com/markets/story";

describe("one article has one key", () => {
  test.each([
    "https://example.com/markets/story",
    " https://example.com/markets/story ",
    "HTTPS://EXAMPLE.COM/markets/story",
    "https://example.com:443/markets/story",
    "https://example.com./markets/story",
    "https://example.com/markets/story/",
    "https://example.com/markets/story#comments",
    "https://example.com/markets/story?utm_source=x&utm_medium=y",
    "https://example.com/markets/story?UTM_Campaign=x",
    "https://example.com/markets/story?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&igshid=5",
    "https://example.com/markets/story?guccounter=1&guce_referrer=a&guce_referrer_sig=b",
    "https://example.com/markets/story?smid=tw&partner=rss&yptr=yahoo&ocid=msn&cmpid=z&ref_src=twsrc",
    "https://example.com/markets/story?ref=home&src=rss",
    "https://example.com/markets/../markets/story?",
  ])("%s", (typed) => {
    expect(keyOf(typed)).toBe(KEY);
  });

  test.each([
    ["https://example.com", "https://example.com/"],
    ["http://example.com:80/a", "http://example.com/a"],
    ["https://example.com:8443/a", "https://example.com:8443/a"],
    ["https://example.com/?b=2&a=1", "https://example.com/?a=1&b=2"],
    ["https://example.com/?id=7&utm_source=x", "https://example.com/?id=7"],
    ["https://example.com/show?src=4711", "https://example.com/show?src=4711"],
    ["https://example.com/Path/Case", "https://example.com/Path/Case"],
    ["https://example.com/caf%c3%a9", "https://example.com/caf%C3%A9"],
    ["https://example.com/café", "https://example.com/caf%C3%A9"],
    ["https://bücher.example/a", "https://xn--bcher-kva.example/a"],
  ])("%s → %s", (typed, key) => {
    expect(keyOf(typed)).toBe(key);
  });

  test("a key read again is itself", () => {
    for (const typed of [KEY, "https://example.com/?b=2&a=1&ref=x", "https://bücher.example/é/"])
      expect(keyOf(keyOf(typed))).toBe(keyOf(typed));
  });
});

test("the address is kept as it was typed, without the spaces around it", () => {
  expect(readAddress(" https://Example.com/a?utm_source=x#top ")).toMatchObject({
    address: { url: "https://Example.com/a?utm_source=x#top", key: "https://example.com/a" },
  });
});

describe("what no browser opens as a page is refused", () => {
  test.each([
    ["javascript:alert(1)", "not with “javascript:”"],
    ["JavaScript:alert(1)", "not with “javascript:”"],
    ["data:text/html,x", "not with “data:”"],
    ["ftp://example.com/a", "not with “ftp:”"],
    ["mailto:a@example.com", "not with “mailto:”"],
    ["example.com/a", "begins with https://"],
    ["/news/1", "begins with https://"],
    ["https://", "begins with https://"],
    ["https://me:secret@example.com/", "user name"],
    [`https://example.com/${"a".repeat(2000)}`, "2000 characters at most"],
  ])("%s", (typed, words) => {
    expect(keyOf(typed)).toContain("refused: ");
    expect(keyOf(typed)).toContain(words);
  });
});
