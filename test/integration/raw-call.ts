import { once } from "node:events";
import { type ClientHttp2Session, connect, constants } from "node:http2";
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

/** One unary call in plain HTTP/2: no client library that would check, wait or give up before the server does. */
export async function rawCall(
  session: ClientHttp2Session,
  method: string,
  message: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const stream = begin(session, method, message, headers);
  let answer = {};
  stream.on("response", (received) => Object.assign(answer, received));
  stream.on("trailers", (received) => {
    answer = { ...answer, ...received };
  });
  stream.resume();
  await once(stream, "close");
  return toAnswer(answer);
}

/** Sends a call and takes it back in the same moment. */
export async function cancelledCall(session: ClientHttp2Session, method: string, message: Uint8Array): Promise<void> {
  const stream = begin(session, method, message, {});
  stream.on("error", () => undefined);
  stream.close(constants.NGHTTP2_CANCEL);
  await once(stream, "close");
}

function begin(session: ClientHttp2Session, method: string, message: Uint8Array, headers: object) {
  const stream = session.request({
    ":method": "POST",
    ":path": `/${method}`,
    "content-type": "application/grpc",
    te: "trailers",
    ...headers,
  });
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUint32BE(message.length, 1);
  frame.set(message, 5);
  stream.end(frame);
  return stream;
}

function toAnswer(headers: { readonly [name: string]: unknown }): RawAnswer {
  const bytes = headers["grpc-status-details-bin"];
  const details = bytes === undefined ? [] : fromBinary(StatusSchema, Buffer.from(String(bytes), "base64")).details;
  const [first] = details;
  const info = first === undefined ? undefined : anyUnpack(first, ErrorInfoSchema);
  return { code: Number(headers["grpc-status"]), reason: info?.reason ?? "" };
}
