import type { CallError } from "../engine/call-error.js";

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
const GRPC_TIMEOUT = /^(\d{1,8})([HMSmun])$/;
const UNIT_MS: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};

export const MALFORMED_GRPC_TIMEOUT: CallError = {
  reason: "MALFORMED_REQUEST",
  message: "grpc-timeout must be one to eight digits and one of H, M, S, m, u and n, as in 500m",
};

/** Undefined when it is malformed. */
export function parseGrpcTimeout(text: string): number | undefined {
  const [, digits, unit = ""] = GRPC_TIMEOUT.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (UNIT_MS[unit] ?? 1);
}
