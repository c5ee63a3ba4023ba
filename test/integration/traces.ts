import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { TransactRequest_Mode as Mode, type TransactRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { findGuardFile } from "../../src/sqlite/pool/interrupter.js";
import type { SeenSpan } from "./otlp-receiver.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";

/** The client's own span: made up here, as a client's SDK would. */
const CLIENT_SPAN = "b7ad6b7169203331";
/** Two neighbours may lie apart by rounding, in µs. */
const ROUNDING_US = 3;

/** Where the spans of a service go, and how they are read back. */
export interface Traces {
  readonly environment: Readonly<Record<string, string>>;
  /** All spans of a trace, once all of the service's were sent. */
  read(traceId: string): Promise<SeenSpan[]>;
  close(): Promise<void>;
}

const traceIdOf = (call: number): string => `0af7651916cd43dd8448eb211c8031${call.toString(16).padStart(2, "0")}`;
const headersOf = (call: number): Record<string, string> => ({
  traceparent: `00-${traceIdOf(call)}-${CLIENT_SPAN}-01`,
});

/** The tests of what a service traces, with the spans in this place; `open` answers undefined where it can't be had. */
export function tracesIn(name: string, open: () => Promise<Traces | undefined>): void {
  describe(`traces in ${name}`, function () {
    this.timeout(60_000);
    const folder = newFolder();
    let traces: Traces | undefined;
    let service: ServiceProcess;

    before(async function () {
      // Jaeger may have to be built first.
      this.timeout(0);
      traces = await open();
      if (traces === undefined) this.skip();
      service = await startProcess(folder, { ...traces.environment, OTEL_BSP_SCHEDULE_DELAY: "100" });
      await callAll(service);
      // The stop sends the last spans: from here on every trace is whole.
      assert.equal(await service.end("SIGTERM"), 0);
    });
    after(async () => {
      await traces?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The spans of a call: its server span, and the children in their order. */
    async function spansOf(call: number): Promise<{ server: SeenSpan; children: SeenSpan[] }> {
      const spans = (await traces?.read(traceIdOf(call))) ?? [];
      const server = spans.find(({ parentId }) => parentId === CLIENT_SPAN);
      assert.ok(server, `no server span is a child of the client's: ${JSON.stringify(spans)}`);
      const children = spans.filter(({ parentId }) => parentId === server.spanId);
      assert.equal(children.length, spans.length - 1, "every other span is a child of it");
      return { server, children: children.toSorted((a, b) => a.startUs - b.startUs || a.endUs - b.endUs) };
    }

    function requireNoGap(server: SeenSpan, children: readonly SeenSpan[]): void {
      let end = server.startUs;
      const most = (server.endUs - server.startUs) / 10 + ROUNDING_US;
      for (const child of children) {
        assert.ok(
          child.startUs >= server.startUs - ROUNDING_US && child.endUs <= server.endUs + ROUNDING_US,
          child.name,
        );
        assert.ok(child.startUs - end <= most, `nothing says what happened before ${child.name}`);
        end = Math.max(end, child.endUs);
      }
      assert.ok(server.endUs - end <= most, "nothing says what happened last");
    }

    it("of a read: acquire, execute, reply, one after the other", async () => {
      const { server, children } = await spansOf(1);
      assert.equal(server.name, "crewdb.main.v1.MainDb/GetUserByEmail");
      assert.equal(server.attributes.get("rpc.system.name"), "grpc");
      assert.equal(server.attributes.get("rpc.status_code"), "OK");
      assert.deepEqual(
        children.map((each) => each.name),
        ["acquire", "execute", "reply"],
      );
      assert.equal(children[0]?.attributes.get("crewdb.lane"), "read");
      const execute = children[1]?.attributes;
      assert.equal(execute?.get("db.system.name"), "sqlite");
      assert.equal(execute?.get("db.namespace"), "main");
      assert.equal(execute?.get("db.query.summary"), "GetUserByEmail");
      const executor = findGuardFile() === undefined ? "portable" : "native";
      assert.equal(execute?.get("crewdb.executor"), executor);
      requireNoGap(server, children);
    });

    it("of writes that shared a commit: each commit links to all the other callers", async () => {
      const writes = await Promise.all(Array.from({ length: 16 }, (_, index) => spansOf(100 + index)));
      let grouped = 0;
      for (const { server, children } of writes) {
        assert.deepEqual(
          children.map((each) => each.name),
          ["acquire", "execute", "commit", "reply"],
        );
        requireNoGap(server, children);
        const commit = children[2];
        const size = Number(commit?.attributes.get("db.operation.batch.size"));
        assert.equal(commit?.links.length, size - 1);
        assert.ok(Number(commit?.attributes.get("crewdb.commit.sync_us")) > 0);
        const others = new Set(writes.map((write) => write.server.spanId));
        for (const link of commit?.links ?? []) assert.ok(others.has(link) && link !== server.spanId);
        if (size > 1) grouped++;
      }
      assert.ok(grouped > 0, "no two of 16 writes at once shared a commit");
    });

    it("of a stream, and of a transaction with a span for each of its messages", async () => {
      const stream = await spansOf(2);
      assert.equal(stream.server.name, "crewdb.main.v1.MainDb/QueryStream");
      const execute = stream.children.find((each) => each.name === "execute");
      assert.equal(execute?.attributes.get("crewdb.executor"), "portable");
      const transact = await spansOf(3);
      const messages = transact.children.map((each) => each.name);
      for (const message of ["begin", "execute", "commit"]) assert.ok(messages.includes(message), String(messages));
    });

    it("of a transaction that never began: a server span that was ended all the same", async () => {
      const { server, children } = await spansOf(5);
      assert.equal(server.name, "crewdb.main.v1.MainDb/Transact");
      assert.equal(server.attributes.get("error.type"), "INVALID_TRANSACTION_STEP");
      assert.deepEqual(children, []);
    });

    it("of a refused call: its reason, and nothing that the caller sent", async () => {
      const { server, children } = await spansOf(4);
      assert.equal(server.attributes.get("rpc.status_code"), "NOT_FOUND");
      assert.equal(server.attributes.get("error.type"), "NOT_FOUND");
      const everything = JSON.stringify([server, ...children].map((span) => [span.name, ...span.attributes]));
      assert.ok(!everything.includes("secret"), everything);
    });
  });
}

async function callAll(service: ServiceProcess): Promise<void> {
  using main = service.client();
  const user = (email: string) => ({ user: { email, name: "secret" } });
  await main.createUser(user("ada@example.com"));
  await main.getUserByEmail({ email: "ada@example.com" }, { headers: headersOf(1) });
  await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      main.createUser(user(`user${index}@example.com`), { headers: headersOf(100 + index) }),
    ),
  );
  const rows = main.queryStream({ sql: "SELECT id, name FROM users" }, { headers: headersOf(2) });
  let count = 0;
  for await (const { rows: some } of rows) count += some.length;
  assert.equal(count, 17);
  async function* transaction(): AsyncGenerator<MessageInitShape<typeof TransactRequestSchema>> {
    yield { action: { case: "begin", value: { mode: Mode.READ_WRITE } } };
    yield { action: { case: "execute", value: { sql: "UPDATE users SET name = 'secret 2'" } } };
    yield { action: { case: "commit", value: {} } };
  }
  for await (const _ of main.transact(transaction(), { headers: headersOf(3) }));
  async function* neverBegins(): AsyncGenerator<MessageInitShape<typeof TransactRequestSchema>> {
    yield { action: { case: "commit", value: {} } };
  }
  await assert.rejects(async () => {
    for await (const _ of main.transact(neverBegins(), { headers: headersOf(5) }));
  });
  await assert.rejects(main.getUserByEmail({ email: "secret@example.com" }, { headers: headersOf(4) }));
}
