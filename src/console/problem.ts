import { Code, ConnectError } from "@connectrpc/connect";
import {
  BadRequestSchema,
  ErrorInfoSchema,
  RetryInfoSchema,
} from "../../gen/ts/google/rpc/error_details_pb.js";

/** Why a call failed, as it is shown. */
export interface Problem {
  /** Name of the status in the contract's words, e.g. `INVALID_ARGUMENT`. */
  readonly status: string;
  /** e.g. `UNIQUE_VIOLATION`; the status where no crewdb answered. */
  readonly reason: string;
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Descriptions by the path of the field, e.g. `user.email`. */
  readonly violations: ReadonlyMap<string, string>;
  readonly retryAfterMs?: number;
  readonly timing: string;
}

export function describeProblem(error: unknown): Problem {
  const failed = ConnectError.from(error);
  const info = failed.findDetails(ErrorInfoSchema).find(({ domain }) => domain === "crewdb");
  const status = statusName(failed.code);
  const delay = failed.findDetails(RetryInfoSchema)[0]?.retryDelay;
  const violations = failed
    .findDetails(BadRequestSchema)
    .flatMap(({ fieldViolations }) => fieldViolations)
    .map(({ field, description }) => [field, description] as const);
  return {
    status,
    reason: info?.reason ?? status,
    message: failed.rawMessage || "The service did not answer.",
    metadata: info?.metadata ?? {},
    violations: new Map(violations),
    ...(delay === undefined
      ? {}
      : { retryAfterMs: Number(delay.seconds) * 1000 + delay.nanos / 1e6 }),
    timing: failed.metadata.get("server-timing") ?? "",
  };
}

/** `InvalidArgument` is INVALID_ARGUMENT. */
function statusName(code: Code): string {
  if (code === Code.Canceled) return "CANCELLED";
  return (Code[code] ?? "Unknown").replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

export function isCancelled(error: unknown): boolean {
  return ConnectError.from(error).code === Code.Canceled;
}
