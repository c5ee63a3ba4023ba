import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { MAX_REQUEST_BYTES } from "../calls/limits.js";
import type { CallError } from "../engine/call-error.js";
import type { HttpRequest } from "./http-call.js";
import { type Protocol, unframe } from "./protocol.js";

const TOO_LARGE: CallError = {
  reason: "REQUEST_TOO_LARGE",
  message: `the request is larger than ${MAX_REQUEST_BYTES} bytes`,
  metadata: { limit_bytes: String(MAX_REQUEST_BYTES) },
};

/** A message and the flag and length before it. */
const MAX_BODY_BYTES = MAX_REQUEST_BYTES + 5;

/** Reads a body as far as a request may be long. Undefined: the client went before its end. */
export function readBody(request: HttpRequest): Promise<Buffer | CallError | undefined> {
  return new Promise((resolve) => {
    if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) {
      resolve(TOO_LARGE);
      return;
    }
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= MAX_BODY_BYTES) pieces.push(piece);
      else resolve(TOO_LARGE);
    });
    request.once("end", () => resolve(Buffer.concat(pieces)));
    request.once("close", () => resolve(undefined));
    request.once("error", () => resolve(undefined));
  });
}

/** The message in a body, without its frame and its compression. */
export async function messageIn(
  body: Buffer,
  protocol: Protocol,
  encoding: string,
): Promise<Buffer | CallError> {
  if (encoding !== "identity" && encoding !== "gzip")
    return unsupported(`${protocol.encodingHeader} may be gzip or identity`);
  if (protocol.end === undefined) return encoding === "gzip" ? unzip(body) : body;
  const framed = unframe(body);
  if (framed === undefined) return malformed("the body is not one framed message");
  if (!framed.isCompressed) return framed.message;
  return encoding === "gzip"
    ? unzip(framed.message)
    : malformed(`${protocol.encodingHeader} is missing`);
}

const gunzipped = promisify(gunzip);

/** Stops at the limit: a few kilobytes could be gigabytes. */
async function unzip(bytes: Buffer): Promise<Buffer | CallError> {
  try {
    return await gunzipped(bytes, { maxOutputLength: MAX_REQUEST_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ERR_BUFFER_TOO_LARGE" ? TOO_LARGE : malformed("the body is not gzip");
  }
}

export function malformed(message: string): CallError {
  return { reason: "MALFORMED_REQUEST", message };
}

function unsupported(message: string): CallError {
  return malformed(message);
}
