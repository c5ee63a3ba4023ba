import { Code, ConnectError } from "@connectrpc/connect";
import { Exit } from "../base/exit-codes.js";
import { type Committed, describeError } from "../client/index.js";

/** Every failure of the manager. `reason` is one of docs/errors.md. */
export class CrewdbError extends Error {
  override readonly name = "CrewdbError";
  /** The machine-readable cause, e.g. `UNIQUE_VIOLATION`. */
  readonly reason: string;
  /** The status by its gRPC name, e.g. `AlreadyExists`. */
  readonly code: string;
  /** Facts that go with the reason, e.g. `table` and `columns`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Of a write: whether it is stored although it failed. */
  readonly committed: Committed;
  /** When waiting helps: how long, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(cause: unknown) {
    const { reason, codeName, message, metadata, committed = "false", retryAfterMs } = describeError(cause);
    super(message, { cause });
    this.reason = reason;
    this.code = codeName;
    this.metadata = metadata;
    this.committed = committed;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The same error, and in its message what else can be done. */
export function withAdvice(error: CrewdbError, advice: string): CrewdbError {
  const { code, metadata, details, rawMessage } = ConnectError.from(error.cause);
  const advised = new ConnectError(`${rawMessage}; ${advice}`, code, metadata, undefined, error.cause);
  advised.details = details;
  return new CrewdbError(advised);
}

/** What a client threw, as the manager's error; an error of the caller's own passes unchanged. */
export function toCrewdbError(thrown: unknown): unknown {
  return thrown instanceof ConnectError ? new CrewdbError(thrown) : thrown;
}

/** Why settings or files could not be used, as the manager's error; anything else passes unchanged. */
export function toOpeningError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !("exitCode" in thrown)) return thrown;
  const code = thrown.exitCode === Exit.BAD_SETTINGS ? Code.InvalidArgument : Code.FailedPrecondition;
  return new CrewdbError(new ConnectError(thrown.message, code, undefined, undefined, thrown));
}
