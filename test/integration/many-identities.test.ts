import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { ClientHttp2Session } from "node:http2";
import { setTimeout as pause } from "node:timers/promises";
import { type PolicyServer, startWithPolicy, toEntries } from "./policy-fixture.js";
import { openSession, type RawAnswer, rawCall } from "./raw-call.js";

const COUNT = 10_000;
/** So many of them call. */
const SAMPLE = 100;
const NAMES = Array.from({ length: COUNT }, (_, index) => `service-${index}`);
const sample = NAMES.filter((_, index) => index % (COUNT / SAMPLE) === 0);

/** Half of them may read, and half may write; those that were taken away are not there. */
const policyOf = (names: readonly string[]) => ({
  identities: names.map((token) => ({ token, roles: [mayRead(token) ? "read" : "write"] })),
});
const mayRead = (name: string): boolean => Number(name.slice("service-".length)) < COUNT / 2;
const tokensOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]));

describe("10,000 identities in tokens file and policy", function () {
  this.timeout(60_000);
  let policy: PolicyServer;
  let session: ClientHttp2Session;

  before(async () => {
    policy = await startWithPolicy(policyOf(NAMES), tokensOf(NAMES));
    session = openSession(policy.server.address);
  });
  after(async () => {
    session?.close();
    await policy?.stop();
  });

  const ask = (name: string): Promise<RawAnswer> =>
    rawCall(session, "crewdb.main.v1.MainDb/ListUsers", new Uint8Array(), { authorization: `Bearer ${name}-token` });

  it("each have their own roles", async () => {
    for (const name of sample) assert.equal((await ask(name)).reason, mayRead(name) ? "" : "PERMISSION_DENIED", name);
    assert.equal((await ask("stranger")).reason, "UNAUTHENTICATED");
  });

  it("are read anew while they call, and no call of those that stay fails", async () => {
    const gone = new Set([NAMES[0], NAMES[1]]);
    const stay = NAMES.filter((name) => !gone.has(name));
    const readers = sample.filter((name) => mayRead(name) && !gone.has(name));
    let isOver = false;
    const failed: string[] = [];
    let calls = 0;
    const calling = Array.from({ length: 4 }, async (_, lane) => {
      for (let turn = lane; !isOver; turn++, calls++) {
        const name = readers[turn % readers.length] ?? assert.fail();
        const { reason } = await ask(name);
        if (reason !== "") failed.push(`${name}: ${reason}`);
      }
    });
    writeFileSync(policy.policyFile, JSON.stringify(policyOf(stay)));
    writeFileSync(policy.tokensFile, JSON.stringify(toEntries(tokensOf(stay))));
    while ((await ask("service-0")).reason !== "UNAUTHENTICATED") await pause(50);
    isOver = true;
    await Promise.all(calling);
    assert.deepEqual(failed, []);
    assert.ok(calls > 100, `${calls} calls`);
  });
});
