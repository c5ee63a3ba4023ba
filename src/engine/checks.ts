/** What readiness looks at, in order. */
export const CHECKS = ["file", "read", "write", "disk", "wal", "threads"] as const;
export type CheckName = (typeof CHECKS)[number];

/** One check as it was made last. */
export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  /** In a sentence; empty when there is nothing to say. */
  readonly problem: string;
  readonly durationMs: number;
  /** Since 1970. */
  readonly checkedMs: number;
  /** Health depends on it. */
  readonly required: boolean;
}
