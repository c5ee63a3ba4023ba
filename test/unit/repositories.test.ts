import assert from "node:assert/strict";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { mainRepositories } from "../../src/unified/repositories/main-repositories.js";
import { walmartRepositories } from "../../src/unified/repositories/walmart-repositories.js";

/** What no repository calls, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  query: "executeMainQuery and executeWalmartQuery are SQL's door",
  queryStream: "iterate() of a statement",
  execute: "run() of a statement",
  executeBatch: "executeMainTransaction",
  transact: "executeMainTransaction",
  pipeline: "carries the calls of a client; nobody calls it",
};

/** Calls every method of every repository and answers the rpcs that it reached. */
async function reached(open: (client: () => Promise<unknown>) => object): Promise<string[]> {
  const rpcs: string[] = [];
  // A promise asks what it gets for `then`.
  const call = (_: object, rpc: string | symbol) => (rpc === "then" ? undefined : async () => rpcs.push(String(rpc)));
  const repositories = open(async () => new Proxy({}, { get: call }));
  for (const repository of Object.values(repositories))
    for (const method of Object.values(repository as Record<string, () => Promise<unknown>>)) await method();
  return rpcs;
}

for (const [service, open] of [
  [MainDb, mainRepositories],
  [WalmartDb, walmartRepositories],
] as const) {
  describe(`the repositories of ${service.name}`, () => {
    const served = service.methods.map(({ localName }) => localName);

    it("reach every rpc but those that are left out for a reason", async () => {
      const rpcs = new Set(await reached(open));
      assert.deepEqual(
        served.filter((rpc) => !rpcs.has(rpc)),
        served.filter((rpc) => rpc in LEFT_OUT),
      );
    });

    it("name no rpc that there is not", async () => {
      const unknown = (await reached(open)).filter((rpc) => !served.some((name) => name === rpc));
      assert.deepEqual(unknown, []);
    });
  });
}

it("repositories are made once, and the old manager's names are the same repositories", () => {
  const main = mainRepositories(async () => ({}));
  assert.equal(main.users, main.users);
  const walmart = walmartRepositories(async () => ({}));
  assert.deepEqual(Object.keys(walmart.groceryLists), Object.keys(walmart.lists));
  assert.deepEqual(Object.keys(walmart.walmartProducts), Object.keys(walmart.products));
});
