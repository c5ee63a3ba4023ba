import assert from "node:assert/strict";
import { fromBinary } from "@bufbuild/protobuf";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { Authenticator } from "../../src/access/authenticate.js";
import { parseTokens } from "../../src/access/tokens.js";
import { toCallStatus } from "../../src/calls/error-status.js";
import { createHandlers, type HandlerOptions } from "../../src/calls/handlers.js";
import type { BidiStream, ClientStream, Rpc, ServerStream, UnaryRequest } from "../../src/calls/incoming-call.js";
import { readImage } from "../../src/contract/image.js";
import type { StreamInput } from "../../src/engine/call.js";
import type { CallError } from "../../src/engine/call-error.js";
import { NO_INPUT } from "../fixtures/no-stream.js";
import { FakePool, ok, PLAN, SERVICE } from "./grpc-fixture.js";

const LOG = { error: () => undefined, warn: () => undefined };
/** `TransactRequest { begin: {} }` */
const BEGIN = Buffer.from([10, 0]);

/** A call of a door that knows no protocol: what it is told is kept. */
class PlainCall implements UnaryRequest, ServerStream, ClientStream, BidiStream {
  readonly peer = { name: "a door:1", messages: 0 };
  readonly deadlineMs: number = Date.now() + 1000;
  readonly request: Buffer;
  readonly isOver = false;
  readonly told: (string | CallError)[] = [];
  readonly #sent: readonly Buffer[];
  over: () => void = () => undefined;
  message: (bytes: Buffer) => void = () => undefined;
  ended: () => void = () => undefined;
  changed: () => void = () => undefined;

  constructor(request = "", sent: readonly Buffer[] = []) {
    this.request = Buffer.from(request);
    this.#sent = sent;
  }
  header(): undefined {}
  headerNames(): string[] {
    return [];
  }
  certificate(): undefined {}
  onOver(listener: () => void): void {
    const before = this.over;
    this.over = () => {
      before();
      listener();
    };
  }
  onMessage(listener: (bytes: Buffer) => void): void {
    this.message = listener;
  }
  onEnd(listener: () => void): void {
    this.ended = listener;
  }
  onceDrained(): void {}
  pause(): void {}
  resume(): void {}
  isPaused(): boolean {
    return false;
  }
  reply(message: Buffer): void {
    this.#tell(`reply ${message}`);
  }
  fail(error: CallError): void {
    this.#tell(error);
  }
  write(message: Buffer): boolean {
    this.#tell(`message ${message}`);
    return true;
  }
  end(): void {
    this.#tell("end");
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    yield* this.#sent;
  }
  #tell(what: string | CallError): void {
    this.told.push(what);
    this.changed();
  }
  /** Resolves once it was told something. */
  async answered(): Promise<string | CallError> {
    if (this.told.length === 0)
      await new Promise<void>((resolve) => {
        this.changed = resolve;
      });
    return this.told[0] ?? assert.fail("nothing was told");
  }
}

describe("the handlers of rpcs, behind any door", () => {
  let pool: FakePool;
  beforeEach(() => {
    pool = new FakePool();
  });

  function rpcs(options: Partial<HandlerOptions> = {}): ReadonlyMap<string, Rpc> {
    const imports = [{ name: "ImportEmails", method: `${SERVICE}/ImportEmails`, rpc: 1 }];
    const plan = { ...PLAN, imports };
    const image = readImage().bytes;
    const handlers = { admin: [], services: [{ plan, target: pool }], image, maxCallMs: 30_000, log: LOG };
    return createHandlers({ ...handlers, ...options }).rpcs;
  }

  function call(name: string, plain: PlainCall, options?: Partial<HandlerOptions>): PlainCall {
    const rpc = rpcs(options).get(`${SERVICE}/${name}`) ?? assert.fail(`no rpc ${name}`);
    rpc.handle(plain);
    return plain;
  }

  it("answer a unary call with bytes, and know who asks and until when", async () => {
    pool.answer = ({ request }) => ok(`re:${Buffer.from(request)}`);
    const plain = call("GetEmail", new PlainCall("x"));
    assert.equal(await plain.answered(), "reply re:x");
    const [asked] = pool.calls;
    assert.deepEqual([asked?.source, asked?.party, asked?.deadlineMs], [plain.peer.name, "a door", plain.deadlineMs]);
  });

  it("cancel a unary call that is over before its answer", () => {
    const plain = call("GetEmail", new PlainCall());
    plain.over();
    assert.deepEqual(
      pool.cancels.map(({ reason }) => reason),
      ["CANCELLED"],
    );
  });

  it("refuse a call with an error as data, of which a door makes its protocol's status", () => {
    const tokens = parseTokens(JSON.stringify([{ name: "a", sha256: "0".repeat(64), roles: ["read"] }]));
    const authenticator = new Authenticator({ tokens });
    const [refusal] = call("GetEmail", new PlainCall(), { authenticator }).told;
    assert.ok(typeof refusal === "object");
    assert.equal(refusal.reason, "UNAUTHENTICATED");
    assert.equal(pool.calls.length, 0);
    const { code, message, details = Buffer.alloc(0) } = toCallStatus(refusal, LOG);
    const status = fromBinary(StatusSchema, details);
    assert.deepEqual([code, message], [16, refusal.message]);
    assert.deepEqual([status.code, status.message], [code, message]);
  });

  it("answer one request with a stream", () => {
    const plain = call("QueryStream", new PlainCall("x"));
    const [asked = assert.fail("no call")] = pool.calls;
    asked.stream?.message(Buffer.from("row"));
    asked.finish(ok(""));
    assert.deepEqual(plain.told, ["message row", "end"]);
  });

  it("answer a stream with one reply", async () => {
    const row = Buffer.from([10, 1, 120]);
    pool.answer = () => ok("");
    const plain = call("ImportEmails", new PlainCall("", [row, row]));
    assert.match(String(await plain.answered()), /^reply /);
    assert.equal(plain.peer.messages, 2);
    assert.deepEqual(Buffer.from(pool.calls[0]?.request ?? []), Buffer.concat([row, row]));
  });

  it("talk in both directions", () => {
    const plain = call("Transact", new PlainCall());
    const said: string[] = [];
    const input: StreamInput = {
      ...NO_INPUT,
      request: (bytes) => said.push(Buffer.from(bytes).toString()),
      halfClose: () => said.push("half-close"),
    };
    plain.message(BEGIN);
    const [asked = assert.fail("no call")] = pool.calls;
    asked.stream?.opened(input);
    plain.message(Buffer.from("next"));
    plain.ended();
    asked.stream?.message(Buffer.from("begun"));
    asked.finish(ok(""));
    assert.deepEqual(said, ["next", "half-close"]);
    assert.deepEqual(plain.told, ["message begun", "end"]);
  });
});
