import {
  type DescMessage,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
} from "@bufbuild/protobuf";
import { Code, ConnectError, type StreamResponse, type Transport, type UnaryResponse } from "@connectrpc/connect";
import type { Metadata } from "@grpc/grpc-js";
import { deadlineAfter } from "../base/longest-timer.js";
import { type Carrier, ChannelCarrier } from "./carrier.js";
import { openChannel } from "./channel.js";
import { closed } from "./give-up.js";
import { type HeadersInit, toHeaders, toMetadata } from "./headers.js";
import { createMethodPlan, type MethodPlan } from "./method-plan.js";
import { type ClientOptions, type ResolvedOptions, resolveOptions } from "./options.js";
import { withRetries } from "./retry.js";
import { toAbortError } from "./status-error.js";
import { openStreamingCall, type StreamingCall } from "./streaming-call.js";
import type { UnaryReply } from "./unary-attempt.js";

/** A Connect transport that must be closed. */
export interface GrpcTransport extends Transport, Disposable {
  /** Closes the connection. Calls under way fail with CANCELED or UNAVAILABLE. Safe to call again. */
  close(): void;
}

/** As gRPC's own retries name it (gRFC A6). */
const PREVIOUS_ATTEMPTS = "grpc-previous-rpc-attempts";

function decode<O extends DescMessage>(desc: O, bytes: Buffer): MessageShape<O> {
  try {
    return fromBinary(desc, bytes);
  } catch (error) {
    throw ConnectError.from(error, Code.Internal);
  }
}

/** Headers are made when somebody reads them: most callers never do. */
function toUnaryResponse<I extends DescMessage, O extends DescMessage>(
  method: UnaryResponse<I, O>["method"],
  reply: UnaryReply,
): UnaryResponse<I, O> {
  return {
    stream: false,
    service: method.parent,
    method,
    message: decode(method.output, reply.bytes),
    get header() {
      return toHeaders(reply.header);
    },
    get trailer() {
      return toHeaders(reply.trailer);
    },
  };
}

function toMessages<O extends DescMessage>(desc: O, call: StreamingCall): AsyncIterable<MessageShape<O>> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for (let next = await call.messages.next(); !next.done; next = await call.messages.next()) {
          yield decode(desc, next.value);
        }
      } finally {
        // Does nothing when the stream has ended; frees the server when the reader left early.
        call.cancel();
      }
    },
  };
}

class CarrierTransport implements GrpcTransport {
  readonly #carrier: Carrier;
  readonly #options: ResolvedOptions;
  readonly #plans = new WeakMap<DescMethod, MethodPlan>();
  #isClosed = false;

  constructor(carrier: Carrier, options: ResolvedOptions) {
    this.#carrier = carrier;
    this.#options = options;
  }

  unary: Transport["unary"] = async (method, signal, timeoutMs, header, input) => {
    const deadlineMs = deadlineAfter(timeoutMs ?? this.#options.timeoutMs);
    const plan = this.#plan(method);
    const { bytes, repeatable } = plan.encode(input, this.#options.maxAttempts > 1);
    const run = async (doubtfulAttempts = 0) => {
      const metadata = await this.#metadata(header);
      // So that this attempt's error covers the earlier ones too.
      if (doubtfulAttempts > 0 && !plan.readOnly) metadata.set(PREVIOUS_ATTEMPTS, String(doubtfulAttempts));
      if (this.#isClosed) throw closed();
      return this.#carrier.unary({ path: plan.path, request: bytes, metadata, deadlineMs, signal });
    };
    const reply = await (repeatable ? withRetries(run, this.#options, { deadlineMs, signal }) : run());
    return toUnaryResponse(method, reply);
  };

  stream: Transport["stream"] = (...args) => {
    const opened = this.#open(...args);
    // Connect's client looks at it when its caller asks for the first message, which may be later or never.
    opened.catch(() => {});
    return opened;
  };

  #open: Transport["stream"] = async (method, signal, timeoutMs, header, input) => {
    const deadlineMs = deadlineAfter(timeoutMs ?? 0);
    const plan = this.#plan(method);
    const metadata = await this.#metadata(header);
    if (signal?.aborted) throw toAbortError(signal);
    if (this.#isClosed) throw closed();
    const start = { path: plan.path, metadata, deadlineMs };
    const call = openStreamingCall(this.#carrier, start, encodeAll(plan, input), signal);
    const received = await call.header;
    return this.#streamResponse(method, call, received);
  };

  #streamResponse<I extends DescMessage, O extends DescMessage>(
    method: StreamResponse<I, O>["method"],
    call: StreamingCall,
    header: Metadata | undefined,
  ): StreamResponse<I, O> {
    return {
      stream: true,
      service: method.parent,
      method,
      header: toHeaders(header),
      message: toMessages(method.output, call),
      get trailer() {
        return toHeaders(call.trailer());
      },
    };
  }

  async #metadata(header: HeadersInit | undefined): Promise<Metadata> {
    const metadata = toMetadata(header);
    if (this.#options.token) metadata.set("authorization", `Bearer ${await this.#options.token()}`);
    return metadata;
  }

  #plan<I extends DescMessage>(method: DescMethod & { input: I }): MethodPlan<I> {
    const known = this.#plans.get(method) as MethodPlan<I> | undefined;
    if (known) return known;
    const plan = createMethodPlan(method);
    this.#plans.set(method, plan);
    return plan;
  }

  close(): void {
    this.#isClosed = true;
    this.#carrier.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

async function* encodeAll<I extends DescMessage>(
  plan: MethodPlan<I>,
  input: AsyncIterable<MessageInitShape<I>>,
): AsyncIterable<Buffer> {
  for await (const message of input) yield plan.encode(message, false).bytes;
}

/**
 * A Connect `Transport` over grpc-js: `createClient` of `@connectrpc/connect` makes a typed client of it for any
 * service. It connects with the first call, shares one HTTP/2 connection among all calls, and reconnects by itself.
 *
 * @param target `host:port`, or `unix:path` for a Unix socket.
 * @param options See {@link ClientOptions} for every default.
 * @throws TypeError when an option or the target makes no sense.
 */
export function createGrpcTransport(target: string, options: ClientOptions = {}): GrpcTransport {
  const resolved = resolveOptions(options);
  return createTransport(new ChannelCarrier(openChannel(target, resolved), resolved), resolved);
}

/** A Connect `Transport` over any carrier: encoding, deadlines and retries are the same over each. */
export function createTransport(carrier: Carrier, options: ResolvedOptions): GrpcTransport {
  return new CarrierTransport(carrier, options);
}
