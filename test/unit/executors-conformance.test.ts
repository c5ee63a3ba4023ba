import assert from "node:assert/strict";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { fromBinary, type JsonObject, toJson } from "@bufbuild/protobuf";
import { Executed, HandedOver } from "../../src/engine/layout.js";
import type { DatabaseName, Lane, RpcPlan } from "../../src/engine/plan.js";
import type { UnpackedReply } from "../../src/sqlite/pool/packing.js";
import type { Step } from "../conformance/cases.js";
import { fillIn, valueAt } from "../conformance/match.js";
import { seed } from "../conformance/rig.js";
import { allCases } from "../conformance/suite.js";
import { assertSameReply, type ExecutorName, methodOf, plans, Side, toSent } from "../fixtures/executor-sides.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { newFolder } from "../integration/service-process.js";

/** Calls of the cases that the native executor leaves to the other one, and why. */
const HANDED_OVER: readonly string[] = [];

const DATABASES: Readonly<Record<string, DatabaseName>> = { MainDb: "main", WalmartDb: "walmart" };

/** Both databases as one executor serves them, for calls of cases. */
class Host {
  readonly #sides = new Map<string, Side>();
  readonly #names = new Map<string, unknown>();
  pageToken: unknown;

  constructor(folder: string, executor: ExecutorName, guardFile: string) {
    for (const database of Object.values(DATABASES)) {
      const file = join(folder, `${executor}-${database}.db`);
      copyFileSync(join(folder, `${database}.db`), file);
      for (const lane of ["write", "read"] as const)
        this.#sides.set(`${database} ${lane}`, new Side(database, lane, file, guardFile, executor));
    }
  }

  /** Undefined when the step needs an answer of one that is not a typed call. */
  call(database: DatabaseName, { lane, name }: RpcPlan, step: Step): UnpackedReply | undefined {
    let request: JsonObject;
    try {
      request = fillIn(step.request ?? {}, this.#names) as JsonObject;
    } catch {
      return undefined;
    }
    const token = this.pageToken === undefined ? {} : { pageToken: this.pageToken as string };
    const sent = toSent(database, name, { ...request, ...token });
    const [reply] = this.#side(database, lane).run([sent], -1);
    assert.ok(reply);
    const response = toResponse(sent.rpc, reply);
    for (const [saved, path] of Object.entries(step.save ?? {})) this.#names.set(saved, valueAt({ response }, path));
    this.pageToken = step.pages === undefined ? undefined : response?.nextPageToken;
    return reply;
  }

  close(): void {
    for (const side of this.#sides.values()) side.close();
  }

  #side(database: DatabaseName, lane: Lane): Side {
    const side = this.#sides.get(`${database} ${lane}`);
    assert.ok(side);
    return side;
  }
}

function toResponse(rpc: RpcPlan, { reply }: UnpackedReply): JsonObject | undefined {
  const output = methodOf(rpc)?.output;
  assert.ok(output);
  return reply && (toJson(output, fromBinary(output, reply)) as JsonObject);
}

describe("the native executor, on the conformance cases", () => {
  let folder = "";
  before(() => {
    folder = newFolder();
    seed(folder);
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
  });
  after(() => {
    mock.timers.reset();
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers every typed rpc itself, as the portable one does", function () {
    const guardFile = guardFileOrSkip(this);
    const native = new Host(folder, "native", guardFile);
    const portable = new Host(folder, "portable", guardFile);
    const answered = new Set<RpcPlan>();
    const handedOver = new Set<string>();
    for (const step of allCases().flatMap(({ steps }) => steps)) {
      const [service = "", name] = step.call?.split("/") ?? [];
      const database = DATABASES[service];
      const rpc = database && plans[database].rpcs.find((each) => each.name === name);
      if (database === undefined || rpc === undefined) continue;
      do {
        const one = native.call(database, rpc, step);
        const other = portable.call(database, rpc, step);
        if (one === undefined || other === undefined) break;
        // Reads find what the writes have left, each at its own time.
        assertSameReply("write", rpc, one, other);
        assert.equal(other.executed, Executed.portable);
        // One product comes from an import, which is no typed call: it is not found here.
        if (one.executed === Executed.answered || one.executed === Executed.worded) answered.add(rpc);
        if (one.executed >= Executed.handedOver) handedOver.add(`${rpc.name}: ${reasonOf(one.executed)}`);
      } while (native.pageToken !== undefined);
    }
    native.close();
    portable.close();
    assert.deepEqual([...handedOver], HANDED_OVER);
    const never = Object.values(plans).flatMap(({ rpcs }) => rpcs.filter((rpc) => !answered.has(rpc)));
    assert.deepEqual(
      never.map((rpc) => rpc.name),
      [],
      "never answered by the native executor",
    );
  });
});

function reasonOf(executed: number): string | undefined {
  return Object.entries(HandedOver).find(([, number]) => number === executed - Executed.handedOver)?.[0];
}
