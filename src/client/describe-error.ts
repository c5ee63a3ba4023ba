import { durationMs } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { status } from "@grpc/grpc-js";
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";

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
    ...(delay && { retryAfterMs: durationMs(delay) }),
  };
}
