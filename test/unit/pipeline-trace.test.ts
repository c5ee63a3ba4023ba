import assert from "node:assert/strict";
import { createMainDb } from "../../src/client/index.js";
import { ok, startEdge } from "./grpc-fixture.js";

describe("the trace of a pipelined call", () => {
  it("is none where the text can't be a header; the call runs", async () => {
    const edge = await startEdge({ observe: { traces: true, metrics: false } });
    edge.pool.answer = () => ok("x");
    const main = createMainDb(edge.server.address);
    try {
      for (const traceparent of ["\0", "a\nb", "é", "\u0001", "not a trace", ""]) {
        const call = { id: 1n, method: "GetEmail", request: new Uint8Array(), traceparent };
        const requests = (async function* () {
          yield { calls: [call] };
        })();
        const replies: string[] = [];
        for await (const { answers } of main.pipeline(requests))
          replies.push(...answers.map(({ reply }) => Buffer.from(reply).toString()));
        assert.deepEqual(replies, ["x"], JSON.stringify(traceparent));
      }
    } finally {
      main.close();
      await edge.server.close(0);
    }
  });
});
