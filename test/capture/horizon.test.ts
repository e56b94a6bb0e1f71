import { describe, expect, test } from "vitest";
import { told } from "../support/finder.ts";

describe("a change over more than a trading day is no move of the story", () => {
  test.each([
    "Boeing shares are up 30% this year",
    "Boeing shares are up 30% so far this year",
    "Boeing shares are down 30% year to date",
    "Boeing shares are down 30% YTD",
    "Boeing shares fell 30% year on year",
    "Boeing shares fell 30% last month",
    "Boeing shares fell 30% in the past month",
    "Boeing shares fell 30% in the last three months",
    "Boeing shares fell 30% in five weeks",
    "Boeing shares fell 30% in six sessions",
    "Boeing shares fell 30% over the past five days",
    "Boeing shares fell 30% for the week",
    "Boeing shares fell 30% on the week",
    "Boeing shares fell 30% during the quarter",
    "Boeing shares fell 30% within a year",
    "Boeing shares fell 30% by the end of the year",
    "Boeing shares fell 30% in January",
    "Boeing shares fell 30% in 2014",
    "Boeing shares fell 30% since March",
    "Boeing shares fell 30% since its last earnings report",
    "Boeing shares fell 30% from a record high",
    "Boeing shares are 30% below their peak",
    "Boeing shares are down 30% from a year ago",
    "Boeing shares are down 30% off the highs",
    "Boeing shares are up 30% versus a year earlier",
    "Boeing stock up a year-to-date 30%",
    "Boeing shares this year rose 30%",
    "Boeing shares have gained 30%",
    "Boeing shares have more than doubled, having gained 130% since May",
    "For the week, Boeing shares fell 3%",
    "For the holiday-shortened week, the Dow fell 3%",
    "So far this year, Boeing shares rose 30%",
    "In November, Boeing shares rose 30%",
    "Since March, Boeing shares rose 30%",
    "Weekly recap: Boeing +3%",
    "October's best: Boeing +30%",
    "Boeing posted a weekly gain of 3%",
    "There was a 3% weekly drop in Boeing shares",
    "Boeing shares rose annually 30%",
    "Boeing has fallen in eight of nine sessions, losing 13%",
    "Boeing shares fell 30% (and bonds 2%) this year",
    "Boeing shares jumped 30% in the la",
  ])("%s", (text) => expect(told(text)).toEqual([]));
});

describe("a day's move stays one", () => {
  test.each([
    "Boeing shares fell 3% on Monday",
    "Boeing shares fell 3% today",
    "Boeing shares have fallen 3% today",
    "Boeing shares have fallen 3% in premarket trading",
    "Boeing shares fell 3% on January 31",
    "Boeing shares fell 3%, their worst day this year",
    "Boeing shares fell 3%, the biggest drop since March",
    "Boeing shares fell 3% for a second straight session",
    "Boeing shares fell 3% for the session",
    "Boeing shares fell 3% from Friday's close",
    "Boeing shares fell 3% from the previous close",
    "Boeing shares fell 3%. They are up this year.",
    "Boeing shares fell 3% as orders slowed this year",
    "Boeing shares fell 3% so far today",
    "In a rough week for planemakers and after a strike that began at dawn, Boeing fell 3%",
  ])("%s", (text) => expect(told(text)).toEqual(["Boeing -3"]));

  test("beside a longer one in the same sentence", () => {
    expect(told("Boeing shares fell 3% and are down 30% this year")).toEqual(["Boeing -3"]);
    expect(told("Boeing shares, up 30% this year, fell 3%")).toEqual(["Boeing -3"]);
  });
});

test("a post that begins to count from afar goes on so", () => {
  const post = "Gains since the IPO:\n$SNAP +80%\n$ROKU +120%";
  expect(told(post)).toEqual([]);
  expect(told(post.replace("since the IPO", "today"))).toEqual(["SNAP +80", "ROKU +120"]);
});
