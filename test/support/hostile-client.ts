import { connect } from "node:net";

const LONGEST_MS = 30_000;
const PATIENCE_MS = 2000;

/**
 * Sends bytes as they are and reads until the other side closes; gives the status of the answer, null where
 * the connection was closed without one.
 * @throws where nothing came within half a minute
 */
export function sendBytes(port: number, bytes: Buffer): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let head = "";
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(LONGEST_MS, () => {
      socket.destroy();
      reject(new Error(`no answer to ${JSON.stringify(bytes.toString("latin1", 0, 300))}`));
    });
    socket.on("data", (chunk: Buffer) => {
      if (head.length < 20) head += chunk.toString("latin1", 0, 20);
    });
    // Some is answered, and the connection closed, before all of it was sent.
    socket.on("error", () => {});
    socket.on("close", () => resolve(/^HTTP\/1\.1 (\d{3})/.test(head) ? Number(head.slice(9, 12)) : null));
    socket.write(bytes);
    // What says that more is to come, and is answered only then, is ended here.
    setTimeout(() => socket.end(), PATIENCE_MS).unref();
  });
}
