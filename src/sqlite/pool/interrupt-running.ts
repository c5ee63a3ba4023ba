import type { PendingCall } from "../../queue/pending-call.js";
import type { Board } from "./board.js";
import type { Interrupts } from "./pool-options.js";

/** Interrupts what runs of a call at this moment, until it does not run any more. */
export function interruptRunning(pending: PendingCall, board: Board, interrupts: Interrupts | undefined): void {
  const running = pending.batch;
  if (running === undefined) return;
  const { slot, index, generation } = running;
  const guardSlot = board.guardSlot(slot);
  const runsStill = (): boolean => pending.batch === running && board.current(slot) === index;
  if (guardSlot !== undefined && runsStill()) interrupts?.stop(guardSlot, generation, runsStill);
}
