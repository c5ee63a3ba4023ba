import assert from "node:assert/strict";
import { ConnectError } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

const PARTS = ["queue", "acquire", "prepare", "step", "encode", "commit", "return"];

describe("server-timing", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  function requireParts(header: string | null | undefined): void {
    const parts = (header ?? "").split(", ").map((part) => /^(\w+);dur=(\d+\.\d+)$/.exec(part));
    assert.deepEqual(
      parts.map((part) => part?.[1]),
      PARTS,
    );
    for (const part of parts) assert.ok(Number(part?.[2]) >= 0, String(header));
  }

  /** The trailing entry of a call that succeeds. */
  async function timingOf(headers: Record<string, string>): Promise<string | null> {
    let found: string | null = null;
    const onTrailer = (trailer: Headers): void => {
      found = trailer.get("server-timing");
    };
    await server.main.listUsers({}, { headers, onTrailer });
    return found;
  }

  it("comes with an answer when it is asked for, and not otherwise", async () => {
    requireParts(await timingOf({ "crewdb-server-timing": "1" }));
    assert.equal(await timingOf({}), null);
  });

  it("always comes with an error of a call that ran, a stream's too", async () => {
    const failures = [
      server.main.getUser({ userId: "nobody" }),
      server.main.queryStream({ sql: "SELECT * FROM no_such_table" })[Symbol.asyncIterator]().next(),
    ];
    for (const call of failures) {
      const error: unknown = await call.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      requireParts(ConnectError.from(error).metadata.get("server-timing"));
    }
  });
});
