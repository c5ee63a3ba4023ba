import { durationMs } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { status } from "@grpc/grpc-js";
import {
  BadRequestSchema,
  type ErrorInfo,
  ErrorInfoSchema,
  RetryInfoSchema,
} from "../../gen/ts/google/rpc/error_details_pb.js";

export type Committed = "true" | "false" | "unknown";

/** Codes with which a library refuses a call before anything of it runs. */
const NEVER_RUN: ReadonlySet<Code> = new Set([
  Code.InvalidArgument,
  Code.Unauthenticated,
  Code.PermissionDenied,
  Code.Unimplemented,
]);

/** Why a call failed, in one plain object. */
export interface ErrorDescription {
  /** gRPC's status, as Connect numbers it. */
  readonly code: Code;
  /** Its name, e.g. `NotFound`. */
  readonly codeName: string;
  /** The server's sentence, without the code in front. */
  readonly message: string;
  /**
   * The machine-readable cause, e.g. `UNIQUE_VIOLATION`; docs/errors.md lists them. Where no crewdb answered it is the status's
   * own name, e.g. `UNAVAILABLE`.
   */
  readonly reason: string;
  /** Facts that go with the reason, e.g. `table` and `columns`. */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Of a write: whether it is stored although it failed. `unknown`: it may be; send it again with the same request_id, as this client's
   * own retries do, and it is stored once. Absent where the request itself was refused: nothing is stored.
   */
  readonly committed?: Committed;
  /** The request fields that break their rules. */
  readonly violations: readonly { readonly field: string; readonly description: string }[];
  /** The call may be repeated after this long, in ms; absent when waiting does not help. */
  readonly retryAfterMs?: number;
}

/**
 * Reads the details of an error that a client threw.
 *
 * @param error Whatever was caught. Anything but a ConnectError becomes code Unknown with an empty reason.
 */
export function describeError(error: unknown): ErrorDescription {
  const connectError = ConnectError.from(error);
  const info = connectError.findDetails(ErrorInfoSchema).find(({ domain }) => domain === "crewdb");
  const committed = committedOf(connectError.code, info);
  const delay = connectError.findDetails(RetryInfoSchema)[0]?.retryDelay;
  return {
    code: connectError.code,
    codeName: Code[connectError.code] ?? "Unknown",
    message: connectError.rawMessage,
    reason: info?.reason ?? (error instanceof ConnectError ? (status[connectError.code] ?? "UNKNOWN") : ""),
    metadata: info?.metadata ?? {},
    violations: connectError
      .findDetails(BadRequestSchema)
      .flatMap(({ fieldViolations }) => fieldViolations)
      .map(({ field, description }) => ({ field, description })),
    ...(committed && { committed }),
    ...(delay && { retryAfterMs: durationMs(delay) }),
  };
}

/** As crewdb says. Unknown if the error comes from elsewhere, such as this client's own deadline. */
function committedOf(code: Code, info: ErrorInfo | undefined): Committed | undefined {
  const said = info?.metadata.committed;
  if (said === "true" || said === "false" || said === "unknown") return said;
  return info !== undefined || NEVER_RUN.has(code) ? undefined : "unknown";
}
