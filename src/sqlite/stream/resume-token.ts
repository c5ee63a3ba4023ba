import { hash } from "node:crypto";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import { canonicalJson } from "../../typed/canonical-json.js";
import type { SnapshotState } from "../thread/commit-number.js";

/** What a stream has sent before it goes on. */
export interface Sent {
  readonly rows: number;
  /** What a policy may limit, as it does the rows. */
  readonly bytes: number;
}

/** Where a stream may go on: after so many rows of this statement, as long as the database is in this state. */
export interface ResumePoint extends SnapshotState, Sent {}

/** A hash of text, parameters and scope: a token is only good for the statement that it was made for. */
export function statementHash(statement: StatementRequest, scope = ""): string {
  return hash("sha256", canonicalJson(statement) + scope, "base64url").slice(0, 12);
}

export function toResumeToken(statement: string, point: ResumePoint): string {
  const { commitSeq, rows, others, bytes } = point;
  return Buffer.from(JSON.stringify([statement, commitSeq, rows, others, bytes])).toString("base64url");
}

/** Throws INVALID_FIELD for a token that was not made for this statement, SNAPSHOT_CHANGED when the database has moved on. */
export function fromResumeToken(token: string, statement: string, { commitSeq, others }: SnapshotState): Sent {
  const [made, at, rows, othersThen, bytes] = parse(token);
  if (made !== statement || !isCount(rows) || !isCount(bytes)) {
    const description = "was not issued for this statement and these parameters";
    throw new RpcFailure({
      reason: "INVALID_FIELD",
      message: `resume_token ${description}`,
      violations: [{ field: "resume_token", description }],
    });
  }
  if (at === commitSeq && othersThen === others) return { rows, bytes };
  throw new RpcFailure({
    reason: "SNAPSHOT_CHANGED",
    message: "the database has changed since the stream began; start it again without a token",
    metadata: { commit_seq: commitSeq },
  });
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function parse(token: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
