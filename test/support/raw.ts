import { request } from "node:http";

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Undecoded. */
  body: Buffer;
  text: string;
}

export interface RawRequest {
  port: number;
  method?: string;
  /** Sent exactly as written. */
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request byte for byte as written, with a Host or an encoding that fetch would not let through. */
export function sendRaw({
  port,
  method = "GET",
  path = "/",
  headers = {},
  body,
}: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        const whole = Buffer.concat(chunks);
        resolve({
          ...{ status: answer.statusCode ?? 0, headers: answer.headers },
          ...{ body: whole, text: whole.toString("utf8") },
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
