/** One thing that must hold for a database to be served. */
export interface Check {
  readonly name: string;
  /** Health depends on it; else it is only shown. */
  readonly required: boolean;
  /**
   * What it finds does not pass by itself, so it counts at once. What may pass, such as another
   * process's short lock, counts when it is found twice.
   */
  readonly lasts: boolean;
  /**
   * Made every second, never twice at once. One that waits, because every connection is busy, has
   * not failed; one that rejects has.
   * @returns the problem in a sentence, or undefined
   */
  look(): Promise<string | undefined>;
  /** What there is to say in any case, in a sentence. Asked after each look. */
  detail?(): string;
}

/** A check as it was made last. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** In a sentence; empty when there is nothing to say. */
  readonly problem: string;
  /** What there is to say in any case; empty where there is nothing. */
  readonly detail: string;
  readonly durationMs: number;
  /** Since 1970. */
  readonly checkedMs: number;
  readonly required: boolean;
}
