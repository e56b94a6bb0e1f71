/** Between turns, so that pages are answered; and before looking again once nothing was left to do. */
const PAUSE_MS = 10;
const IDLE_MS = 2000;

/**
 * Does work in short turns beside the answering of pages: again at once while a turn says that there is
 * more, else after two seconds. A turn that throws is the last. Gives a function that ends it.
 * @param turn works for some milliseconds; true when more is left
 */
export function inBackground(turn: () => boolean, failed: (error: unknown) => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const run = () => {
    try {
      timer = setTimeout(run, turn() ? PAUSE_MS : IDLE_MS);
      timer.unref();
    } catch (error) {
      failed(error);
    }
  };
  timer = setTimeout(run, 0);
  timer.unref();
  return () => clearTimeout(timer);
}
