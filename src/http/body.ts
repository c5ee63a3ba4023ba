import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { MAX_REQUEST_BYTES } from "../calls/limits.js";
import type { CallError } from "../engine/call-error.js";
import type { HttpCall, HttpRequest } from "./http-call.js";
import { type Protocol, unframe } from "./protocol.js";
import { MAX_JSON_BYTES } from "./transcoder.js";

/** A message and the flag and length before it. */
const MAX_FRAME_BYTES = 5;

/**
 * Bodies of all requests that are not answered yet, in bytes: enough for 16 of the largest at once.
 */
const MAX_BODIES_BYTES = 64 * 1024 * 1024;
/** Up to here a body is always taken, in bytes: most calls are smaller. */
const SMALL_BODY_BYTES = 16 * 1024;

/** Reads bodies, each as far as a request may be long, and all together as far as memory may go. */
export class Bodies {
  #bytes = 0;

  /** The message of a request. Undefined: its client went before its end. */
  async read(
    request: HttpRequest,
    call: HttpCall,
    protocol: Protocol,
  ): Promise<Buffer | CallError | undefined> {
    const limit = protocol.isJson ? MAX_JSON_BYTES : MAX_REQUEST_BYTES;
    const body = await this.#collect(request, call, limit);
    if (!Buffer.isBuffer(body)) return body;
    const encoding = String(request.headers[protocol.encodingHeader] ?? "identity").toLowerCase();
    return messageIn(body, protocol, encoding, limit);
  }

  #collect(
    request: HttpRequest,
    call: HttpCall,
    limit: number,
  ): Promise<Buffer | CallError | undefined> {
    const { promise, resolve } = Promise.withResolvers<Buffer | CallError | undefined>();
    const most = limit + MAX_FRAME_BYTES;
    if (Number(request.headers["content-length"] ?? 0) > most)
      return Promise.resolve(tooLarge(limit));
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on("data", (piece: Buffer) => {
      bytes += piece.length;
      this.#bytes += piece.length;
      const isTooMuch = this.#bytes > MAX_BODIES_BYTES && bytes > SMALL_BODY_BYTES;
      if (bytes > most) resolve(tooLarge(limit));
      else if (isTooMuch) resolve(TOO_MANY);
      else pieces.push(piece);
    });
    call.onOver(() => {
      this.#bytes -= bytes;
    });
    request.once("end", () => resolve(Buffer.concat(pieces)));
    request.once("close", () => resolve(undefined));
    return promise;
  }
}

const TOO_MANY: CallError = {
  reason: "TOO_MANY_STREAMS",
  message: `requests of ${MAX_BODIES_BYTES} bytes wait for their answers, as much as the limit allows`,
  retryAfterMs: 100,
};

function tooLarge(limit: number): CallError {
  const remedy = limit === MAX_JSON_BYTES ? "; with protobuf it is 4 MiB" : "";
  return {
    reason: "REQUEST_TOO_LARGE",
    message: `the request is larger than the limit of ${limit} bytes${remedy}`,
    metadata: { limit_bytes: String(limit) },
  };
}

/** The message in a body, without its frame and its compression. */
async function messageIn(
  body: Buffer,
  protocol: Protocol,
  encoding: string,
  limit: number,
): Promise<Buffer | CallError> {
  if (encoding !== "identity" && encoding !== "gzip")
    return malformed(`${protocol.encodingHeader} may be gzip or identity`);
  if (protocol.end === undefined) return encoding === "gzip" ? unzip(body, limit) : body;
  const framed = unframe(body);
  if (framed === undefined) return malformed("the body is not one framed message");
  if (!framed.isCompressed) return framed.message;
  return encoding === "gzip"
    ? unzip(framed.message, limit)
    : malformed(`${protocol.encodingHeader} is missing`);
}

const gunzipped = promisify(gunzip);

/** Stops at the limit: a few kilobytes could be gigabytes. */
async function unzip(bytes: Buffer, limit: number): Promise<Buffer | CallError> {
  try {
    return await gunzipped(bytes, { maxOutputLength: limit });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(limit) : malformed("the body is not gzip");
  }
}

export function malformed(message: string): CallError {
  return { reason: "MALFORMED_REQUEST", message };
}
