import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DescService, fromBinary, fromJson, type JsonValue, toBinary, toJson } from "@bufbuild/protobuf";
import Database from "better-sqlite3";
import { WireWriter } from "../../src/base/wire.js";
import { readImage, servicesIn } from "../../src/contract/image.js";
import { loadPlans, readMigrations } from "../../src/contract/load-plans.js";
import type { DatabaseName, DatabasePlan } from "../../src/engine/plan.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { REGISTERS } from "../../src/sqlite/file/service-tables.js";
import { TypedCalls } from "../../src/sqlite/thread/typed-calls.js";
import { CallFacts } from "../../src/typed/call-facts.js";

const image = readImage();
const plans = loadPlans(image);

/** An answer as JSON with proto field names; fields that have their default value are left out. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape and assert what they find
export type Answer = Record<string, any>;

/** One connection that runs a database's rpcs in this thread, without pool and without gRPC. */
export class RpcConnection {
  readonly db: Database.Database;
  readonly #calls: TypedCalls;
  readonly #plan: DatabasePlan;
  readonly #service: DescService;

  constructor(file: string, database: DatabaseName) {
    this.db = new Database(file, { timeout: 0 });
    for (const pragma of ["journal_mode = WAL", "foreign_keys = ON", "recursive_triggers = ON", "synchronous = OFF"]) {
      this.db.pragma(pragma);
    }
    const service = servicesIn(image, `crewdb.${database}.v1`)[0];
    if (service === undefined) throw new Error(`no service of ${database} in the image`);
    this.#service = service;
    this.#plan = plans[database];
    this.#calls = new TypedCalls(this.db, this.#plan);
  }

  /** Runs one rpc, a write in a transaction of its own. Throws RpcFailure, with nothing kept. */
  call(name: string, request: JsonValue): Answer {
    return this.db.inTransaction ? this.#run(name, request) : this.db.transaction(() => this.#run(name, request))();
  }

  /** The reason that an rpc fails with, and the fields that a bad request names. */
  refusal(name: string, request: JsonValue): string {
    try {
      this.call(name, request);
    } catch (error) {
      if (!(error instanceof RpcFailure)) throw error;
      const fields = (error.error.violations ?? []).map(({ field }) => field);
      return [error.error.reason, ...fields].join(" ");
    }
    throw new Error(`${name} was not refused`);
  }

  #run(name: string, json: JsonValue): Answer {
    const method = this.#service.methods.find((each) => each.name === name);
    const rpc = this.#plan.rpcs.find((each) => each.name === name);
    if (method === undefined || rpc === undefined) throw new Error(`no rpc is named ${name}`);
    const request = Buffer.from(toBinary(method.input, fromJson(method.input, json, { registry: image.registry })));
    const writer = new WireWriter(1024);
    const facts = new CallFacts();
    facts.start();
    const packed = { rpc: rpc.id, request, caller: "local", deadlineMs: Number.POSITIVE_INFINITY };
    this.#calls.read(packed).run(writer, facts, "epoch.1");
    const answer = fromBinary(method.output, writer.bytes.subarray(0, writer.position));
    return toJson(method.output, answer, { registry: image.registry, useProtoFieldName: true }) as Answer;
  }
}

/** A fresh database file with its schema, and as many connections as a test wants. */
export class RpcFile {
  readonly #folder: string = mkdtempSync(join(tmpdir(), "crewdb-rpcs-"));
  readonly #database: DatabaseName;
  readonly #connections: RpcConnection[] = [];

  constructor(database: DatabaseName) {
    this.#database = database;
    const { db } = this.connect();
    db.exec(REGISTERS);
    for (const { text } of readMigrations(database)) db.transaction(() => db.exec(text))();
  }

  connect(): RpcConnection {
    const connection = new RpcConnection(join(this.#folder, `${this.#database}.db`), this.#database);
    this.#connections.push(connection);
    return connection;
  }

  close(): void {
    for (const { db } of this.#connections) db.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
