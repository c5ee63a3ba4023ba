import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { type Answer, Driver } from "../conformance/driver.js";
import { LANGUAGES, type Language } from "../conformance/languages.js";
import { newFolder, type ServiceProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";
import { createRig, needLitestream, type ReplicaRig, replicaCheck, untilReplicated } from "./replica-rig.js";

/** Long enough for a copy, and short enough to wait for when none is made. */
const TIMEOUT_MS = 4000;

/** One client, by the words that it has for a write that waits for the replica. */
async function ask(driver: Driver, command: object): Promise<Answer> {
  driver.send({ service: "MainDb", durability: "replicated", timeoutMs: TIMEOUT_MS, ...command });
  return driver.next();
}

function create(driver: Driver): Promise<Answer> {
  const request = { user: { email: `${randomUUID()}@crew.example`, name: "Replicated" }, requestId: randomUUID() };
  return ask(driver, { op: "call", method: "CreateUser", request });
}

function transact(driver: Driver): Promise<Answer> {
  const parameters = [{ text: randomUUID() }];
  const execute = { sql: "INSERT INTO conversations (id, title) VALUES (?, 'replicated')", parameters };
  return ask(driver, { op: "transaction", steps: [{ execute }] });
}

/** Those whose clients have helpers. */
const CLIENTS: readonly Language[] = LANGUAGES.filter(({ overHttp }) => overHttp !== true);

describe("a write that asks for the replica, from each client", function () {
  // A driver is compiled first.
  this.timeout(600_000);
  let rig: ReplicaRig;
  let service: ServiceProcess;
  const drivers = new Map<string, Driver>();
  before(async function () {
    rig = createRig(needLitestream(this));
    service = await rig.start();
    await untilReplicated(service);
  });
  after(async () => {
    for (const driver of drivers.values()) await driver.kill();
    if (rig === undefined) return;
    rig.remove();
    rmSync(`${rig.store}.away`, { recursive: true, force: true });
  });

  for (const { name, connect, prepare } of CLIENTS)
    it(`is answered once that has it: ${name}`, async function () {
      const command = prepare();
      if ("missing" in command) skipWithout(this, command.missing);
      const driver = new Driver(command, newFolder());
      drivers.set(name, driver);
      driver.send({ op: "connect", target: service.address, retries: false, ...connect });
      assert.deepEqual(await driver.next(), {});
      assert.ok((await create(driver)).response);
      const { results = [], error } = await transact(driver);
      assert.equal(error, undefined);
      assert.equal((results as Answer[]).length, 1);
    });

  it("is not answered once the replica refuses", async () => {
    renameSync(rig.store, `${rig.store}.away`);
    writeFileSync(rig.store, "");
    using client = service.client();
    await client.createConversation({ conversation: { title: "local" } });
    await replicaCheck(service.address, ({ problem }) => problem.includes(rig.store));
  });

  for (const { name } of CLIENTS)
    it(`is told as stored and not replicated: ${name}`, async function () {
      const driver = drivers.get(name);
      if (driver === undefined) return skipWithout(this, `the client of ${name}`);
      const { error } = await create(driver);
      assert.deepEqual([error?.reason, error?.committed], ["REPLICA_UNREACHABLE", "true"]);
    });
});
