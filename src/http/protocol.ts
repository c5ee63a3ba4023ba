import { base64Encode } from "@bufbuild/protobuf/wire";
import type { CallStatus } from "../calls/error-status.js";
import type { Trailers } from "../calls/incoming-call.js";
import { connectCode, toErrorJson } from "./connect-error.js";

/** How a call is written in HTTP. */
export interface Protocol {
  readonly contentType: string;
  readonly isJson: boolean;
  /** Messages are framed, and the last frame says how the call ended. Absent: a unary call of Connect. */
  readonly end?: (status: CallStatus | undefined, trailers: Trailers) => Buffer;
  /** The header with the client's deadline, and what says that a message is compressed. */
  readonly timeoutHeader: "connect-timeout-ms" | "grpc-timeout";
  readonly encodingHeader: "content-encoding" | "connect-content-encoding" | "grpc-encoding";
}

/** https://connectrpc.com/docs/protocol#unary-request */
function connectUnary(isJson: boolean): Protocol {
  return {
    contentType: isJson ? "application/json" : "application/proto",
    isJson,
    timeoutHeader: "connect-timeout-ms",
    encodingHeader: "content-encoding",
  };
}

/** https://connectrpc.com/docs/protocol#streaming-rpcs */
function connectStream(isJson: boolean): Protocol {
  return {
    contentType: isJson ? "application/connect+json" : "application/connect+proto",
    isJson,
    timeoutHeader: "connect-timeout-ms",
    encodingHeader: "connect-content-encoding",
    end: (status, trailers) => {
      const metadata = Object.fromEntries(
        Object.entries(trailers).map(([name, value]) => [name, [value]]),
      );
      const end = {
        ...(status === undefined ? {} : { error: toErrorJson(status) }),
        ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
      };
      return frame(CONNECT_END, Buffer.from(JSON.stringify(end)));
    },
  };
}

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md */
function grpcWeb(isJson: boolean): Protocol {
  return {
    contentType: isJson ? "application/grpc-web+json" : "application/grpc-web+proto",
    isJson,
    timeoutHeader: "grpc-timeout",
    encodingHeader: "grpc-encoding",
    end: (status, trailers) => {
      const lines = Object.entries({ ...grpcStatus(status), ...trailers });
      const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
      return frame(GRPC_WEB_END, Buffer.from(text));
    },
  };
}

function grpcStatus(status: CallStatus | undefined): Trailers {
  if (status === undefined) return { "grpc-status": "0" };
  const { code, message, details, isFinal } = status;
  return {
    "grpc-status": String(code),
    "grpc-message": encodeURIComponent(message),
    ...(details === undefined
      ? {}
      : { "grpc-status-details-bin": base64Encode(details, "std_raw") }),
    ...(isFinal === true ? { "grpc-retry-pushback-ms": "-1" } : {}),
  };
}

const CONNECT_END = 0b10;
const GRPC_WEB_END = 0b1000_0000;
const COMPRESSED = 0b1;
/** A flag and a length. */
const HEAD_BYTES = 5;

export function frame(flags: number, message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(HEAD_BYTES + message.length);
  framed.writeUInt8(flags, 0);
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, HEAD_BYTES);
  return framed;
}

/** The one message of a framed request; undefined when the body is anything else. */
export function unframe(
  body: Buffer,
): { readonly isCompressed: boolean; readonly message: Buffer } | undefined {
  if (body.length < HEAD_BYTES || body.readUInt32BE(1) !== body.length - HEAD_BYTES)
    return undefined;
  const flags = body.readUInt8(0);
  if (flags > COMPRESSED) return undefined;
  return { isCompressed: flags === COMPRESSED, message: body.subarray(HEAD_BYTES) };
}

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map(
  [
    connectUnary(true),
    connectUnary(false),
    connectStream(true),
    connectStream(false),
    grpcWeb(true),
    grpcWeb(false),
  ].map((each) => [each.contentType, each]),
);

/** The protocol of a content type, with or without parameters. */
export function protocolOf(contentType: string | undefined): Protocol | undefined {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";");
  const bare = type.trim();
  return PROTOCOLS.get(bare === "application/grpc-web" ? "application/grpc-web+proto" : bare);
}

/** The protocol of a call by GET. */
export function protocolOfGet(encoding: string | null): Protocol | undefined {
  return encoding === "json" || encoding === "proto"
    ? PROTOCOLS.get(`application/${encoding}`)
    : undefined;
}

/** What HTTP says of a status of Connect's unary calls. */
export function httpStatusOf(code: number): number {
  return HTTP_STATUS[connectCode(code)] ?? 500;
}

/** https://connectrpc.com/docs/protocol#error-codes */
const HTTP_STATUS: Readonly<Record<string, number>> = {
  canceled: 499,
  unknown: 500,
  invalid_argument: 400,
  deadline_exceeded: 504,
  not_found: 404,
  already_exists: 409,
  permission_denied: 403,
  resource_exhausted: 429,
  failed_precondition: 400,
  aborted: 409,
  out_of_range: 400,
  unimplemented: 501,
  internal: 500,
  unavailable: 503,
  data_loss: 500,
  unauthenticated: 401,
};
