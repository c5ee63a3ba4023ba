import { hash } from "node:crypto";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import { canonicalJson } from "../../typed/canonical-json.js";
import type { SnapshotState } from "../thread/commit-number.js";

/** Where a stream may go on: after so many rows of this statement, as long as the database is in this state. */
export interface ResumePoint extends SnapshotState {
  readonly rows: number;
}

/** A hash of text, parameters and scope: a token is only good for the statement that it was made for. */
export function statementHash(statement: StatementRequest, scope = ""): string {
  return hash("sha256", canonicalJson(statement) + scope, "base64url").slice(0, 12);
}

export function toResumeToken(statement: string, point: ResumePoint): string {
  return Buffer.from(JSON.stringify([statement, point.commitSeq, point.rows, point.others])).toString("base64url");
}

/** Throws INVALID_FIELD for a token that was not made for this statement, SNAPSHOT_CHANGED when the database has moved on. */
export function fromResumeToken(token: string, statement: string, { commitSeq, others }: SnapshotState): number {
  const [made, at, rows, othersThen] = parse(token);
  if (made !== statement || typeof rows !== "number" || !Number.isSafeInteger(rows) || rows < 0) {
    const description = "was not issued for this statement and these parameters";
    throw new RpcFailure({
      reason: "INVALID_FIELD",
      message: `resume_token ${description}`,
      violations: [{ field: "resume_token", description }],
    });
  }
  if (at === commitSeq && othersThen === others) return rows;
  throw new RpcFailure({
    reason: "SNAPSHOT_CHANGED",
    message: "the database has changed since the stream began; start it again without a token",
    metadata: { commit_seq: commitSeq },
  });
}

function parse(token: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
