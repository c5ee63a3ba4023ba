import type { AnswerPlan, FieldPlan, Lane, MessagePlan } from "../engine/plan.js";

export interface AnswerMistake {
  readonly field?: string;
  readonly message: string;
}

/** How rows fill a response, found from its fields alone. */
export function answerShape(response: MessagePlan, lane: Lane): { answer: AnswerPlan; mistakes: AnswerMistake[] } {
  const mistakes: AnswerMistake[] = [];
  const nextPageToken = engineField(response, "next_page_token", mistakes);
  const commitSeq = engineField(response, "commit_seq", mistakes);
  if (lane === "write" && commitSeq === undefined) {
    mistakes.push({ field: "commit_seq", message: "every write's response has `string commit_seq`" });
  }
  if (lane === "read" && commitSeq !== undefined) {
    mistakes.push({
      field: "commit_seq",
      message: "only writes have a commit; reads carry it in the trailer when asked",
    });
  }
  const data = response.fields.filter((_, index) => index !== nextPageToken && index !== commitSeq);
  const main = mainField(data);
  const field = main === undefined ? undefined : response.fields.indexOf(main);
  return {
    answer: {
      shape: main === undefined ? (data.length === 0 ? "empty" : "scalars") : main.repeated ? "rows" : "row",
      ...(field === undefined ? {} : { field }),
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
      ...(lane === "write" && commitSeq !== undefined ? { commitSeq } : {}),
    },
    mistakes,
  };
}

/** The one message field, else the one repeated one; several of a kind are filled from JSON columns of their names. */
function mainField(fields: readonly FieldPlan[]): FieldPlan | undefined {
  const single = fields.filter((field) => field.kind === "message" && !field.repeated);
  const repeated = fields.filter((field) => field.kind === "message" && field.repeated);
  if (single.length > 0) return single.length === 1 ? single[0] : undefined;
  return repeated.length === 1 ? repeated[0] : undefined;
}

function engineField(response: MessagePlan, name: string, mistakes: AnswerMistake[]): number | undefined {
  const index = response.fields.findIndex((field) => field.name === name);
  const field = response.fields[index];
  if (field === undefined) return undefined;
  if (field.kind === "string" && !field.repeated) return index;
  mistakes.push({ field: name, message: "is filled by the engine and must be a string" });
  return undefined;
}
