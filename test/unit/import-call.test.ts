import assert from "node:assert/strict";
import { RowImport } from "../../src/calls/import-call.js";
import type { Call } from "../../src/engine/call.js";
import type { CallError } from "../../src/engine/call-error.js";
import type { RpcFailure } from "../../src/engine/rpc-failure.js";

const CONTEXT = { rpc: 0, caller: "c", party: "p", source: "s", deadlineMs: Number.POSITIVE_INFINITY, maxCallMs: 1000 };

describe("a batch of an import that fails", () => {
  /** How often it was sent, and what the import ended with, where the pool answers with these errors and then succeeds. */
  async function importWith(...errors: CallError[]): Promise<{ sent: number; error: CallError | undefined }> {
    let sent = 0;
    const submit = (call: Call): void => {
      const error = errors[sent++];
      const timings = undefined as never;
      setImmediate(() =>
        call.finish(error === undefined ? { ok: true, reply: Buffer.alloc(0), timings } : { ok: false, error }),
      );
    };
    const rows = new RowImport(CONTEXT, { submit, cancel: () => undefined });
    const error = await rows.store([Buffer.from("row")]).then(
      () => undefined,
      (thrown: unknown) => (thrown as RpcFailure).error,
    );
    return { sent, error };
  }

  it("is sent again where it was not begun", async () => {
    const { sent, error } = await importWith({ reason: "QUEUE_FULL", message: "", retryAfterMs: 1 });
    assert.deepEqual([sent, error], [2, undefined]);
  });

  for (const reason of ["WORKER_LOST", "IO_ERROR"] as const)
    it(`is not sent again where it may be stored: ${reason}`, async () => {
      const { sent, error } = await importWith({ reason, message: "", retryAfterMs: 1, committed: "unknown" });
      assert.equal(sent, 1);
      assert.deepEqual([error?.reason, error?.committed, error?.metadata], [reason, "unknown", { stored_rows: "0" }]);
    });
});
