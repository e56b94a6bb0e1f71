import type { Db } from "../db/open.ts";
import { TOP } from "../lib/place.ts";
import type { NewsItem } from "../news/news.ts";
import { newsStore } from "../news/store.ts";

const STORIES_AT_ONCE = 500;

/** Every story, newest first. */
export function* storiesOf(db: Db): Generator<NewsItem> {
  const news = newsStore(db);
  let after = TOP;
  for (;;) {
    const stories = news.newest(STORIES_AT_ONCE, after);
    yield* stories;
    const last = stories.at(-1);
    if (!last) return;
    after = { at: last.sortAt, id: last.id };
  }
}
