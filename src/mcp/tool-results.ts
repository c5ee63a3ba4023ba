/** What tools answer: short text for a model, the same as data, and errors as sentences. */
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { CallMistake } from "../cli/contract-calls.js";
import { describeProblem, problemLines } from "../cli/describe-problem.js";

/** Most bytes of a tool's answer, of data and of text each: some 16,000 tokens. */
export const MAX_ANSWER_BYTES: number = 64 * 1024;

/** A request that this server refuses by itself. The message says what would be right. */
export class Refusal extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

export function answer(text: string, data: Record<string, unknown>): CallToolResult {
  return { content: [{ type: "text", text }], structuredContent: data };
}

/** Never thrown on: a model reads a failed tool call, and no protocol error. */
export async function answering(
  run: () => Promise<CallToolResult>,
  isRead: () => boolean = () => true,
): Promise<CallToolResult> {
  try {
    return await run();
  } catch (error) {
    return failed(error, isRead());
  }
}

function failed(error: unknown, isRead: boolean): CallToolResult {
  if (error instanceof Refusal || error instanceof CallMistake) {
    const reason = error instanceof Refusal ? error.reason : "INVALID_REQUEST";
    return {
      isError: true,
      ...answer(`${error.message} (${reason})`, { reason, message: error.message }),
    };
  }
  const problem = describeProblem(error);
  const { reason, message, violations, remedy, committed, retryAfterMs } = problem;
  const data = {
    reason,
    message,
    ...(violations.length === 0 ? {} : { violations }),
    ...(remedy === "" ? {} : { what_to_do: remedy }),
    ...(isRead || committed === undefined ? {} : { committed }),
    ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
  };
  return { isError: true, ...answer(problemLines(problem, isRead).join("\n"), data) };
}
