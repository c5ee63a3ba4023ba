import type { CallError } from "../engine/call-error.js";
import type { ResponseStream } from "./incoming-call.js";
import type { HandlerParts } from "./unary-handler.js";

/** Ends a stream when a new policy does not leave it to its caller. */
export function endWhenRefused(
  stream: Pick<ResponseStream, "onOver" | "fail">,
  { policies }: Pick<HandlerParts, "policies">,
  why: () => CallError | undefined,
): void {
  const forget = policies.onChange(() => {
    const refused = why();
    if (refused === undefined) return;
    forget();
    stream.fail(refused);
  });
  stream.onOver(forget);
}
