import { once } from "node:events";
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from "node:http2";
import { fromBinary } from "@bufbuild/protobuf";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { ErrorInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";

/** What a call ended with. */
export interface RawAnswer {
  /** Number of google.rpc.Code. */
  readonly code: number;
  /** Reason of google.rpc.ErrorInfo; empty where there are no details. */
  readonly reason: string;
}

export function openSession(address: string): ClientHttp2Session {
  return connect(`http://${address}`);
}

/** A call that has been sent. */
export interface OpenCall {
  /** Resolves when its stream is closed. */
  readonly answer: Promise<RawAnswer>;
  /** Takes it back, as a client does that has lost interest. */
  cancel(): void;
}

/** Sends a call in plain HTTP/2: no client library that would check, wait or give up before the server does. */
export function openCall(
  session: ClientHttp2Session,
  method: string,
  messages: readonly Uint8Array[],
  { headers = {}, staysOpen = false }: { headers?: Readonly<Record<string, string>>; staysOpen?: boolean } = {},
): OpenCall {
  const stream = session.request({
    ":method": "POST",
    ":path": `/${method}`,
    "content-type": "application/grpc",
    te: "trailers",
    ...headers,
  });
  for (const message of messages) stream.write(toFrame(message));
  if (!staysOpen) stream.end();
  // With the answer the call is over for its client too; only then is the stream closed.
  stream.once("end", () => stream.end());
  stream.on("error", () => undefined);
  stream.resume();
  return { answer: answerOf(stream), cancel: () => stream.close(constants.NGHTTP2_CANCEL) };
}

/** One unary call and what it was answered with. */
export function rawCall(
  session: ClientHttp2Session,
  method: string,
  message: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  return openCall(session, method, [message], { headers }).answer;
}

/** Sends a call and takes it back in the same moment. */
export async function cancelledCall(session: ClientHttp2Session, method: string, message: Uint8Array): Promise<void> {
  const call = openCall(session, method, [message]);
  call.cancel();
  await call.answer;
}

function toFrame(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUint32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

async function answerOf(stream: ClientHttp2Stream): Promise<RawAnswer> {
  const answer = {};
  stream.on("response", (received) => Object.assign(answer, received));
  stream.on("trailers", (received) => Object.assign(answer, received));
  await once(stream, "close");
  return toAnswer(answer);
}

function toAnswer(headers: { readonly [name: string]: unknown }): RawAnswer {
  const bytes = headers["grpc-status-details-bin"];
  const details = bytes === undefined ? [] : fromBinary(StatusSchema, Buffer.from(String(bytes), "base64")).details;
  const [first] = details;
  const info = first === undefined ? undefined : anyUnpack(first, ErrorInfoSchema);
  return { code: Number(headers["grpc-status"]), reason: info?.reason ?? "" };
}
