import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Code, ConnectError, type Transport } from "@connectrpc/connect";
import type { Database } from "better-sqlite3";
import { CallFacts } from "../worker/call-facts.js";
import { Engine } from "../worker/engine.js";
import type { DatabasePlan } from "../worker/plan.js";
import { WireWriter } from "../worker/wire.js";
import { toConnectError } from "./failure.js";
import type { SynchronousDatabase } from "./synchronous-database.js";

const REPLY_BYTES = 4096;

/** The typed rpcs of one database on its synchronous connection: the repositories while USE_UNIFIED_DB is false. */
export function synchronousRpcs(database: SynchronousDatabase, plan: DatabasePlan): Transport {
  const engines = new WeakMap<Database, Engine>();
  const engineOf = (db: Database): Engine => {
    const engine = engines.get(db) ?? new Engine(db, plan);
    engines.set(db, engine);
    return engine;
  };
  return {
    unary: async (method, _signal, _timeoutMs, _header, input) => {
      const request = Buffer.from(toBinary(method.input, create(method.input, input)));
      const reply = await database.transaction(() => {
        const db = database.connection;
        if (!db.inTransaction) db.exec("BEGIN IMMEDIATE");
        return run(engineOf(db), plan, method.name, request, db);
      }, undefined);
      const message = fromBinary(method.output, reply);
      return { stream: false, service: method.parent, method, header: new Headers(), trailer: new Headers(), message };
    },
    stream: (method) =>
      Promise.reject(new ConnectError(`${method.name} needs the service; set USE_UNIFIED_DB=true`, Code.Unimplemented)),
  };
}

function run(engine: Engine, plan: DatabasePlan, name: string, request: Buffer, db: Database): Uint8Array {
  const rpc = plan.rpcs.find((each) => each.name === name);
  if (rpc === undefined)
    throw new ConnectError(`${name} needs the service; set USE_UNIFIED_DB=true`, Code.Unimplemented);
  const writer = new WireWriter(REPLY_BYTES);
  const facts = new CallFacts();
  facts.start();
  try {
    const packed = { rpc: rpc.id, request, caller: "local", deadlineMs: Number.POSITIVE_INFINITY };
    // Commits of the old managers have no number.
    engine.read(packed).run(writer, facts, "");
  } catch (error) {
    throw toConnectError(error, db);
  }
  return writer.bytes.slice(0, writer.position);
}
