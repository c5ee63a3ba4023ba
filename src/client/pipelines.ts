import { fromBinary } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { Code, ConnectError } from "@connectrpc/connect";
import { type Client, type ClientDuplexStream, Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { closed, tooLate, watchForEnd } from "./give-up.js";
import { toAbortError, toConnectError } from "./status-error.js";
import { attemptUnary, identity, type UnaryAttempt, type UnaryReply } from "./unary-attempt.js";

/** A message is sent when it has so many bytes, however many calls more there are: the server takes 4 MiB at most. */
const MESSAGE_BYTES = 256 * 1024;

/** A stream without calls is ended after this long to twice as long, in ms: longer than a program pauses between two calls. */
const IDLE_MS = 100;

/** Services whose calls can travel together. */
const SERVICES: ReadonlySet<string> = new Set(["crewdb.main.v1.MainDb", "crewdb.walmart.v1.WalmartDb"]);

/** What a call's headers may be: the pipeline's own, or the call's trace. */
const CARRIED = new Set(["authorization", "traceparent", "user-agent"]);

/** The pipelines of one channel: one for each service and credential. */
export class Pipelines {
  readonly #client: Client;
  readonly #open = new Map<string, Pipeline>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Sends a call with others; undefined when it has to go by itself. */
  attempt(attempt: UnaryAttempt): Promise<UnaryReply> | undefined {
    const [, service = "", method = ""] = attempt.path.split("/");
    const headers = attempt.metadata.getMap();
    if (!SERVICES.has(service) || Object.keys(headers).some((name) => !CARRIED.has(name))) return undefined;
    const authorization = headers.authorization ?? "";
    const key = `${service} ${authorization}`;
    let pipeline = this.#open.get(key);
    if (pipeline === undefined) {
      // Tokens change: a program that runs for long must not keep a pipeline for each it had.
      for (const [known, { isIdle }] of this.#open) if (isIdle) this.#open.delete(known);
      pipeline = new Pipeline(this.#client, service, String(authorization));
      this.#open.set(key, pipeline);
    }
    return pipeline.isUnknown ? undefined : pipeline.call(method, attempt);
  }

  /** Calls that wait fail with CANCELED. */
  close(): void {
    for (const pipeline of this.#open.values()) pipeline.close();
  }
}

interface Waiting {
  readonly attempt: UnaryAttempt;
  readonly resolve: (reply: UnaryReply) => void;
  readonly reject: (error: unknown) => void;
  readonly done: () => void;
}

/** Calls that await their replies, and the stream that carries them. After a lost stream the next call opens another. */
class Pipeline {
  readonly #client: Client;
  readonly #service: string;
  readonly #authorization: string;
  readonly #waiting = new Map<number, Waiting>();
  #writer = new BinaryWriter();
  #bytes = 0;
  #stream: ClientDuplexStream<Buffer, Buffer> | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #isSending = false;
  #lastId = 0;
  /** The server knows no pipelines. */
  isUnknown = false;

  constructor(client: Client, service: string, authorization: string) {
    this.#client = client;
    this.#service = service;
    this.#authorization = authorization;
  }

  /** Nothing is open or waits in it. */
  get isIdle(): boolean {
    return this.#stream === undefined && this.#waiting.size === 0 && !this.isUnknown;
  }

  call(method: string, attempt: UnaryAttempt): Promise<UnaryReply> {
    const { signal, deadlineMs } = attempt;
    if (signal?.aborted) return Promise.reject(toAbortError(signal));
    const timeoutMs = deadlineMs - Date.now();
    if (timeoutMs <= 0) return Promise.reject(tooLate());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const giveUp = (error: ConnectError): void => {
        if (this.#take(id) === undefined) return;
        this.#cancel(id);
        reject(error);
      };
      this.#waiting.set(id, { attempt, resolve, reject, done: watchForEnd(attempt, giveUp) });
      this.#write(id, method, attempt, timeoutMs);
    });
  }

  /** Calls that wait fail with CANCELED. */
  close(): void {
    this.#detach()?.cancel();
    for (const call of this.#takeAll()) call.reject(closed());
  }

  #write(id: number, method: string, { request, metadata }: UnaryAttempt, timeoutMs: number): void {
    const writer = this.#writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.Varint).uint64(id).tag(2, WireType.LengthDelimited).string(method);
    writer.tag(3, WireType.LengthDelimited).bytes(request);
    if (timeoutMs < Number.POSITIVE_INFINITY) writer.tag(4, WireType.Varint).int64(Math.ceil(timeoutMs));
    const [traceparent] = metadata.get("traceparent");
    if (traceparent !== undefined) writer.tag(5, WireType.LengthDelimited).string(String(traceparent));
    writer.join();
    this.#bytes += request.length + 64;
    this.#sendSoon();
  }

  #cancel(id: number): void {
    this.#writer.tag(2, WireType.Varint).uint64(id);
    this.#bytes += 10;
    this.#sendSoon();
  }

  /** The calls of one tick leave together, and so do those that come while a message is on its way into the socket. */
  #sendSoon(): void {
    if (this.#isSending) {
      if (this.#bytes >= MESSAGE_BYTES) this.#send();
      return;
    }
    this.#isSending = true;
    process.nextTick(() => this.#send());
  }

  #send(): void {
    if (this.#bytes === 0) {
      this.#isSending = false;
      return;
    }
    const message = Buffer.from(this.#writer.finish());
    this.#writer = new BinaryWriter();
    this.#bytes = 0;
    this.#opened().write(message, () => this.#send());
  }

  #opened(): ClientDuplexStream<Buffer, Buffer> {
    if (this.#stream !== undefined) return this.#stream;
    this.#startIdleTimer();
    const metadata = new Metadata();
    if (this.#authorization !== "") metadata.set("authorization", this.#authorization);
    const path = `/${this.#service}/Pipeline`;
    const stream = this.#client.makeBidiStreamRequest(path, identity, identity, metadata, {});
    stream.on("data", (bytes: Buffer) => this.#receive(bytes));
    stream.on("error", (error: ServiceError) => this.#lost(stream, error));
    stream.on("end", () => this.#lost(stream, undefined));
    this.#stream = stream;
    return stream;
  }

  /**
   * An open stream keeps its process alive. One that was idle for a whole round of the timer is ended, and the next call opens
   * another, which costs as much as a call by itself; so the process of a client that nobody closed ends all the same.
   */
  #startIdleTimer(): void {
    let lastId = this.#lastId;
    this.#idleTimer = setInterval(() => {
      if (this.#waiting.size === 0 && this.#bytes === 0 && lastId === this.#lastId) this.#detach()?.end();
      lastId = this.#lastId;
    }, IDLE_MS);
  }

  /** Every call that waits fails as a unary one would on a lost connection, and may be tried again by the rules for retries. */
  #lost(stream: ClientDuplexStream<Buffer, Buffer>, error: ServiceError | undefined): void {
    if (this.#stream !== stream) return;
    this.#detach();
    this.isUnknown = error?.code === status.UNIMPLEMENTED;
    for (const call of this.#takeAll()) {
      if (this.isUnknown) attemptUnary(this.#client, call.attempt).then(call.resolve, call.reject);
      else call.reject(error === undefined ? ended() : toConnectError(error, this.#client.getChannel().getTarget()));
    }
  }

  #receive(bytes: Buffer): void {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [field, type] = reader.tag();
      if (field !== 1) reader.skip(type);
      else this.#answer(new BinaryReader(reader.bytes()));
    }
  }

  #answer(reader: BinaryReader): void {
    let id = 0;
    let reply: Uint8Array = NOTHING;
    let failure: Uint8Array | undefined;
    while (reader.pos < reader.len) {
      const [field, type] = reader.tag();
      if (field === 1) id = Number(reader.uint64());
      else if (field === 2) reply = reader.bytes();
      else if (field === 3) failure = reader.bytes();
      else reader.skip(type);
    }
    const call = this.#take(id);
    if (call === undefined) return;
    if (failure === undefined) call.resolve({ bytes: asBuffer(reply), header: undefined, trailer: new Metadata() });
    else call.reject(toError(failure));
  }

  /** Forgets the stream and what was to be sent: the next call opens another one. */
  #detach(): ClientDuplexStream<Buffer, Buffer> | undefined {
    const stream = this.#stream;
    clearInterval(this.#idleTimer);
    this.#stream = undefined;
    this.#isSending = false;
    this.#writer = new BinaryWriter();
    this.#bytes = 0;
    return stream;
  }

  *#takeAll(): Generator<Waiting> {
    for (const id of [...this.#waiting.keys()]) {
      const call = this.#take(id);
      if (call !== undefined) yield call;
    }
  }

  #take(id: number): Waiting | undefined {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    call?.done();
    return call;
  }
}

const NOTHING = new Uint8Array();

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A google.rpc.Status as the error that the same failure of a unary call is. */
function toError(bytes: Uint8Array): ConnectError {
  const { code, message } = fromBinary(StatusSchema, bytes);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", asBuffer(bytes));
  return toConnectError({ code, details: message, metadata });
}

/** The server ends a pipeline when it stops: what it has not answered it has not begun. */
function ended(): ConnectError {
  return new ConnectError("the server has ended the pipeline", Code.Unavailable);
}
