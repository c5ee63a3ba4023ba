import assert from "node:assert/strict";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { fromBinary, toJson } from "@bufbuild/protobuf";
import type Database from "better-sqlite3";
import { readImage, servicesIn } from "../../src/contract/image.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { Board, createBoard } from "../../src/worker/board.js";
import { Connection } from "../../src/worker/connection.js";
import { NativeExecutor } from "../../src/worker/native-executor.js";
import { closeDatabaseFile, openDatabaseFile, openReader } from "../../src/worker/open-file.js";
import { type PackedBatch, packCalls, type UnpackedReply, unpackReplies } from "../../src/worker/packing.js";
import type { DatabaseName, Lane, RpcPlan } from "../../src/worker/plan.js";
import { seed } from "../conformance/rig.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { RequestMaker, textsByColumn } from "../fixtures/random-requests.js";
import { pick, type Random } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder } from "../integration/service-process.js";

const ROUNDS = { read: 1500, write: 800 } as const;
/** What differs between two files that were written at the same time: ids and numbers of commits, and times that SQLite asks for itself. */
const OWN = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|"commit_seq":"[^"]*"/g;
const TIME = /\d{4}-\d{2}-\d{2}T[\d:.]*Z/g;

interface Sent {
  readonly rpc: RpcPlan;
  readonly request: Buffer;
}

const image = readImage();
const plans = loadPlans(image);
const services = [...servicesIn(image, "crewdb.main.v1"), ...servicesIn(image, "crewdb.walmart.v1")];
const SOME_TIME_AGO_MS = Date.now() - 60_000;

/** Notes which rpcs the extension has answered, by their numbers, and what it handed over. */
function watchAnswers(): { readonly answered: Set<number>; readonly handedOver: string[]; restore(): void } {
  const { start, run, failureOf } = NativeExecutor.prototype;
  const answered = new Set<number>();
  const handedOver: string[] = [];
  let batch: PackedBatch | undefined;
  NativeExecutor.prototype.start = function (calls, commitSeq) {
    batch = calls;
    start.call(this, calls, commitSeq);
  };
  NativeExecutor.prototype.run = function (index, generation) {
    const reply = run.call(this, index, generation);
    if (reply >= 0 && batch !== undefined) answered.add(batch.rpc(index));
    return reply;
  };
  NativeExecutor.prototype.failureOf = function (index, answer) {
    const failure = failureOf.call(this, index, answer);
    if ("reason" in failure)
      handedOver.push(`${batch?.rpc(index)} ${failure.reason} ${batch?.at(index).request.toString("hex")}`);
    return failure;
  };
  return { answered, handedOver, restore: () => Object.assign(NativeExecutor.prototype, { start, run, failureOf }) };
}

/** One connection, on a file of its own. */
class Side {
  readonly db: Database.Database;
  readonly #connection: Connection;
  readonly #board: Board;
  readonly #lane: Lane;
  #generation = 0;

  constructor(database: DatabaseName, lane: Lane, file: string, guardFile: string, executor: "native" | "portable") {
    this.#lane = lane;
    const board = createBoard(1);
    this.#board = new Board(board);
    const setup = {
      database,
      lane,
      file,
      plan: plans[database],
      cachePages: 500,
      mmapBytes: 0,
      busyTimeoutMs: 1000,
      board,
      requestRetentionMs: 1000,
      requestRetentionBytes: 1000,
      guardFile,
      executor,
    } as const;
    this.db = lane === "write" ? openDatabaseFile(setup).db : openReader(setup);
    this.db.pragma("synchronous = OFF");
    this.#connection = new Connection(this.db, setup);
  }

  /** As one batch, and what its time did not suffice for as another one, as the pool does. */
  run(sent: readonly Sent[], cancelled: number): UnpackedReply[] {
    this.#board.reset(0);
    if (cancelled >= 0 && cancelled < sent.length) this.#board.cancel(0, cancelled);
    const deadlineMs = Date.now() + 30_000;
    const packed = packCalls(sent.map(({ rpc, request }) => ({ rpc: rpc.id, request, caller: "ann", deadlineMs })));
    const task = { kind: "batch", slot: 0, generation: ++this.#generation, packed } as const;
    const replies = unpackReplies(new Uint8Array(this.#connection.runBatch(task).packed));
    const left = replies.findIndex(({ state }) => state === "not-started");
    return left <= 0 ? replies : [...replies.slice(0, left), ...this.run(sent.slice(left), cancelled - left)];
  }

  /** Texts of its rows to ask for, but for ids that only this file has. */
  texts(): Map<string, string[]> {
    const found = [...textsByColumn(this.db)];
    return new Map(found.map(([name, texts]) => [name, texts.filter((text) => text.match(OWN) === null)]));
  }

  close(): void {
    if (this.#lane === "write") closeDatabaseFile(this.db);
    else this.db.close();
  }
}

/** A reply or an error as text. */
function exactly({ state, reply, error, rows }: UnpackedReply): string {
  return `${state} ${rows} ${reply?.toString("hex") ?? JSON.stringify(error)}`;
}

/** The same without what differs between two files. */
function roughly(rpc: RpcPlan, { state, reply, error, rows }: UnpackedReply): string {
  const service = services.find(({ typeName }) => rpc.method.startsWith(`${typeName}/`));
  const output = service?.methods.find(({ name }) => name === rpc.name)?.output;
  assert.ok(output);
  const json = reply === undefined ? error : toJson(output, fromBinary(output, reply), { useProtoFieldName: true });
  return `${state} ${rows} ${withoutOwn(JSON.stringify(json))}`;
}

function withoutOwn(text: string): string {
  return text.replace(OWN, "…").replace(TIME, (time) => (Date.parse(time) > SOME_TIME_AGO_MS ? "…" : time));
}

/** Every table's rows. */
function dump(db: Database.Database): string[] {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'crewdb%'",
    )
    .pluck()
    .all();
  return tables.flatMap((table) =>
    db
      .prepare(`SELECT * FROM "${table}"`)
      .raw()
      .all()
      .map((row) => `${table} ${withoutOwn(JSON.stringify(row))}`),
  );
}

/** Now and then a few bytes of a request are changed, doubled or cut off. */
function perhapsBroken(random: Random, request: Buffer): Buffer {
  if (random() > 0.15 || request.length === 0) return request;
  const at = Math.floor(random() * request.length);
  if (random() < 0.3) return request.subarray(0, at);
  if (random() < 0.3) return Buffer.concat([request, request.subarray(at)]);
  const changed = Buffer.from(request);
  changed[at] = Math.floor(random() * 256);
  return changed;
}

function names(rpcs: readonly RpcPlan[]): string[] {
  return rpcs.map(({ name }) => name);
}

describe("calls in C and in JavaScript", () => {
  let folder: string;
  before(() => {
    folder = newFolder();
    seed(folder);
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
  });
  after(() => {
    mock.timers.reset();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Reads share a file; writes have two that begin the same. */
  function filesFor(database: DatabaseName, lane: Lane): readonly [string, string] {
    const file = join(folder, `${database}.db`);
    if (lane === "read") return [file, file];
    const copies = [1, 2].map((number) => join(folder, `${database}-${number}.db`));
    for (const copy of copies) copyFileSync(file, copy);
    return [copies[0] ?? "", copies[1] ?? ""];
  }

  for (const database of ["main", "walmart"] as const) {
    for (const lane of ["write", "read"] as const) {
      it(`answer the same, and leave the same rows: random ${lane}s of ${database}, broken ones among them`, function () {
        const guardFile = guardFileOrSkip(this);
        const [file, other] = filesFor(database, lane);
        const native = new Side(database, lane, file, guardFile, "native");
        const javascript = new Side(database, lane, other, guardFile, "portable");
        const random = seeded(11);
        const plan = plans[database];
        const rpcs = plan.rpcs.filter((rpc) => rpc.lane === lane);
        let maker = new RequestMaker(plan, random, native.texts());
        const succeeded = new Set<RpcPlan>();
        const watch = watchAnswers();
        for (let round = 0; round < ROUNDS[lane]; round++) {
          mock.timers.tick(1);
          if (round % 50 === 49) maker = new RequestMaker(plan, random, native.texts());
          const sent = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
            const rpc = pick(random, rpcs);
            return { rpc, request: perhapsBroken(random, maker.make(rpc.request)) };
          });
          const cancelled = random() < 0.1 ? Math.floor(random() * sent.length) : -1;
          const [got, expected] = [native.run(sent, cancelled), javascript.run(sent, cancelled)];
          for (const [index, { rpc, request }] of sent.entries()) {
            const [one, other] = [got[index], expected[index]];
            assert.ok(one && other);
            if (other.state === "ok") succeeded.add(rpc);
            if (exactly(one) === exactly(other)) continue;
            assert.equal(lane, "write", `${rpc.name} ${request.toString("hex")}: ${exactly(one)}\n${exactly(other)}`);
            assert.equal(
              roughly(rpc, one),
              roughly(rpc, other),
              `round ${round}: ${rpc.name} ${request.toString("hex")}`,
            );
          }
        }
        assert.deepEqual(dump(native.db), dump(javascript.db));
        native.close();
        javascript.close();
        watch.restore();
        const never = [...succeeded].filter((rpc) => !watch.answered.has(rpc.id));
        assert.deepEqual(names(never), [], "never answered by the extension");
        assert.deepEqual(watch.handedOver, []);
        assert.ok(succeeded.size > rpcs.length * 0.8, `succeeded: ${names([...succeeded])}`);
      });
    }
  }
});
