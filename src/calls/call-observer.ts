import type { Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { type Reason, reasonEntry } from "../engine/reasons.js";
import type { CallMeter } from "./call-meter.js";
import { type CallTrace, type CallTracer, nowMs, type TracedRpc } from "./call-trace.js";
import type { RequestHeaders } from "./incoming-call.js";
import type { RecentCalls } from "./recent-calls.js";

/** What is watched of calls. Where nothing is, there is no observer, and calls pay nothing. */
export class CallObservers {
  readonly #tracer: CallTracer | undefined;
  readonly #meter: CallMeter | undefined;
  readonly #recent: RecentCalls | undefined;

  constructor(tracer?: CallTracer, meter?: CallMeter, recent?: RecentCalls) {
    this.#tracer = tracer;
    this.#meter = meter;
    this.#recent = recent;
  }

  begin(rpc: TracedRpc, headers: RequestHeaders): ObservedCall {
    return new ObservedCall(rpc, this.#tracer?.begin(rpc, headers), this.#meter, this.#recent);
  }
}

/** One call under observation, ended exactly once. */
export class ObservedCall {
  readonly trace: CallTrace | undefined;
  readonly #rpc: TracedRpc;
  readonly #meter: CallMeter | undefined;
  readonly #recent: RecentCalls | undefined;
  readonly #startMs: number = nowMs();
  #ended = false;

  constructor(
    rpc: TracedRpc,
    trace: CallTrace | undefined,
    meter: CallMeter | undefined,
    recent: RecentCalls | undefined,
  ) {
    this.#rpc = rpc;
    this.trace = trace;
    this.#meter = meter;
    this.#recent = recent;
  }

  end(error: CallError | undefined, replyBytes: number, timings: Timings | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    const status = error === undefined ? "OK" : reasonEntry(error.reason as Reason).status;
    const ended = {
      status,
      replyBytes,
      timings,
      ...(error === undefined ? {} : { reason: error.reason }),
    };
    this.trace?.end(ended);
    const tookMs = nowMs() - this.#startMs;
    this.#meter?.record(this.#rpc, ended, tookMs);
    this.#recent?.add(this.#rpc, this.#startMs, tookMs, this.trace?.traceId ?? "", ended);
  }
}
