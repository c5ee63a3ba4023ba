import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { ImportEmailsRequestSchema } from "../../gen/ts/crewdb/main/v1/email_import_pb.js";
import { Code } from "../../src/client/index.js";
import { type OpenCall, openCall } from "./raw-call.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";

/** One batch, which is stored at once. */
const STORED = 500;
/** Rows beyond it, which wait for the rest of their batch. */
const WAITING = 100;

const emails = Array.from({ length: STORED + WAITING }, (_, index) => ({
  emailId: `i${index}`,
  graphId: `g${index}`,
  subject: "s",
  senderEmail: "s@example.com",
  receivedTime: { seconds: BigInt(1_767_323_045 + index), nanos: 0 },
}));
const message = toBinary(ImportEmailsRequestSchema, create(ImportEmailsRequestSchema, { emails }));

/** An import whose client has sent something and says no more. */
interface OpenImport {
  readonly call: OpenCall;
  readonly socket: Socket;
}

describe("an import that is left in the middle is no fault of the service's", () => {
  let folder: string;
  let service: ServiceProcess;
  beforeEach(async () => {
    folder = newFolder();
    service = await startProcess(folder, { CREWDB_SHUTDOWN_GRACE_MS: "1000" });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Resolves once the first batch is stored, so that the service waits for the next message. */
  async function openImport(headers: Readonly<Record<string, string>> = {}): Promise<OpenImport> {
    const { hostname, port } = new URL(`http://${service.address}`);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const session = connectHttp2(`http://${service.address}`, { createConnection: () => socket });
    session.on("error", () => undefined);
    const call = openCall(session, "crewdb.main.v1.MainDb/ImportEmails", [message], { headers, staysOpen: true });
    while ((await total()) < STORED) await pause(10);
    return { call, socket };
  }

  async function total(): Promise<number> {
    using db = service.client();
    return (await db.getDashboard({})).dashboard?.totalEmails ?? 0;
  }

  /** Does something to an import, and answers what the service had logged as an error when it had stopped. */
  async function errorsOf(leave: () => Promise<void>): Promise<string[]> {
    let said = "";
    service.child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const closed = once(service.child, "close");
    await leave();
    assert.equal(await service.end("SIGTERM"), 0);
    await closed;
    return said.split("\n").filter((line) => line.startsWith("{") && JSON.parse(line).level >= 50);
  }

  it("when its connection is lost; what was stored stays, and no other row comes", async () => {
    const errors = await errorsOf(async () => {
      const { socket } = await openImport();
      socket.resetAndDestroy();
      await once(socket, "close");
      assert.equal(await total(), STORED);
    });
    assert.deepEqual(errors, []);
  });

  it("when its client cancels it", async () => {
    const errors = await errorsOf(async () => {
      const { call, socket } = await openImport();
      call.cancel();
      await call.answer;
      socket.destroy();
    });
    assert.deepEqual(errors, []);
  });

  it("when its deadline comes; it is told so", async () => {
    const errors = await errorsOf(async () => {
      const { call, socket } = await openImport({ "grpc-timeout": "3S" });
      assert.equal((await call.answer).code, Code.DeadlineExceeded);
      socket.destroy();
      assert.equal(await total(), STORED);
    });
    assert.deepEqual(errors, []);
  });

  it("when the service stops and has waited for it", async () => {
    const errors = await errorsOf(async () => {
      await openImport();
    });
    assert.deepEqual(errors, []);
  });
});
