import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import type { ClientHttp2Session } from "node:http2";
import { setTimeout as pause } from "node:timers/promises";
import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { cpuMicros } from "../../bench/harness/proc.js";
import { ExecuteRequestSchema, QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import {
  TransactRequest_Mode as Mode,
  QueryStreamRequestSchema,
  TransactRequestSchema,
} from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { Code } from "../../src/client/index.js";
import { openCall, openSession } from "../integration/raw-call.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { ENDLESS } from "../integration/sql-values.js";

const WINDOW_MS = 200;
/** Until then the process must have been seen at work, or at rest. */
const CEILING_MS = 30_000;
/** Long enough to be seen at work before it, also on a busy machine. */
const DEADLINE_MS = 3000;
/** Never ends, and inserts nothing. */
const ENDLESS_INSERT = `INSERT INTO conversations (id, title) ${ENDLESS.replace("count(*)", "'n' || i, 't'")} WHERE i < 0`;

type Action = NonNullable<MessageInitShape<typeof TransactRequestSchema>["action"]>;

const query = toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql: ENDLESS }));
const stream = toBinary(QueryStreamRequestSchema, create(QueryStreamRequestSchema, { sql: ENDLESS }));
const execute = toBinary(ExecuteRequestSchema, create(ExecuteRequestSchema, { sql: ENDLESS_INSERT }));

function transaction(mode: Mode, last: Action): Uint8Array[] {
  const actions: Action[] = [{ case: "begin", value: { mode } }, last];
  return actions.map((action) => toBinary(TransactRequestSchema, create(TransactRequestSchema, { action })));
}

interface Kind {
  readonly rpc: string;
  readonly messages: readonly Uint8Array[];
  /** The client may send more. */
  readonly staysOpen?: boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  Query: { rpc: "Query", messages: [query] },
  QueryStream: { rpc: "QueryStream", messages: [stream] },
  Execute: { rpc: "Execute", messages: [execute] },
  "a query in Transact": {
    rpc: "Transact",
    messages: transaction(Mode.READ_ONLY, { case: "query", value: { sql: ENDLESS } }),
    staysOpen: true,
  },
  "an insert in Transact": {
    rpc: "Transact",
    messages: transaction(Mode.READ_WRITE, { case: "execute", value: { sql: ENDLESS_INSERT } }),
    staysOpen: true,
  },
};

/** The share of one core that the process used in one window. */
async function shareOfWindow(pid: number): Promise<number> {
  const [usedUs, startMs] = [cpuMicros(pid), performance.now()];
  await pause(WINDOW_MS);
  return (cpuMicros(pid) - usedUs) / 1000 / (performance.now() - startMs);
}

async function until(pid: number, holds: (share: number) => boolean, otherwise: string): Promise<void> {
  const endMs = performance.now() + CEILING_MS;
  for (let share = await shareOfWindow(pid); !holds(share); share = await shareOfWindow(pid))
    assert.ok(performance.now() < endMs, `${otherwise}: ${share.toFixed(2)} of a core in the last window`);
}

const works = (pid: number): Promise<void> => until(pid, (share) => share > 0.5, "the service was not seen at work");
const rests = (pid: number): Promise<void> => until(pid, (share) => share < 0.5, "the service still works");

describe("SQL: a cancelled statement that never ends", function () {
  // Twice the ceiling, and the deadline.
  this.timeout(2 * CEILING_MS + 2 * DEADLINE_MS);
  const folder = newFolder();
  let service: ServiceProcess;
  let session: ClientHttp2Session;
  let pid: number;

  before(async function () {
    if (!existsSync("/proc/self/stat")) {
      console.warn("      skipped: there is no /proc, which tells how much CPU the service uses");
      this.skip();
    }
    service = await startProcess(folder);
    pid = service.child.pid ?? assert.fail("no process");
    session = openSession(service.address);
    await once(session, "connect");
  });
  after(async () => {
    session?.destroy();
    await service?.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sends the call once the service is at rest, and sees that it makes the service work. */
  async function begin({ rpc, messages, staysOpen = false }: Kind, headers: Readonly<Record<string, string>>) {
    await rests(pid);
    const call = openCall(session, `crewdb.main.v1.MainDb/${rpc}`, messages, { staysOpen, headers });
    await works(pid);
    return call;
  }

  /** The connections that ran it run what comes next. */
  async function requireServing(): Promise<void> {
    const db = service.client();
    assert.equal((await db.query({ sql: "SELECT 1" })).rows.length, 1);
    assert.equal((await db.execute({ sql: "UPDATE conversations SET title = 't'" })).changes, 0n);
    db.close();
  }

  for (const [name, kind] of Object.entries(KINDS)) {
    it(`uses no CPU any more after its deadline: ${name}`, async () => {
      const call = await begin(kind, { "grpc-timeout": `${DEADLINE_MS}m` });
      assert.equal((await call.answer).code, Code.DeadlineExceeded);
      await rests(pid);
      await requireServing();
    });

    it(`uses no CPU any more after its client's cancel: ${name}`, async () => {
      const call = await begin(kind, {});
      call.cancel();
      await call.answer;
      await rests(pid);
      await requireServing();
    });
  }
});
