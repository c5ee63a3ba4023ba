import type { Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { type Reason, reasonEntry } from "../engine/reasons.js";
import type { CallMeter } from "./call-meter.js";
import { type CallTrace, type CallTracer, nowMs, type TracedRpc } from "./call-trace.js";
import type { RequestHeaders } from "./incoming-call.js";

/**
 * What is watched of calls; with neither exporter set there is no observer, and calls pay nothing.
 */
export class CallObservers {
  readonly #tracer: CallTracer | undefined;
  readonly #meter: CallMeter | undefined;

  constructor(tracer: CallTracer | undefined, meter: CallMeter | undefined) {
    this.#tracer = tracer;
    this.#meter = meter;
  }

  begin(rpc: TracedRpc, headers: RequestHeaders): ObservedCall {
    return new ObservedCall(rpc, this.#tracer?.begin(rpc, headers), this.#meter);
  }
}

/** One call under observation, ended exactly once. */
export class ObservedCall {
  readonly trace: CallTrace | undefined;
  readonly #rpc: TracedRpc;
  readonly #meter: CallMeter | undefined;
  readonly #startMs: number = nowMs();
  #ended = false;

  constructor(rpc: TracedRpc, trace: CallTrace | undefined, meter: CallMeter | undefined) {
    this.#rpc = rpc;
    this.trace = trace;
    this.#meter = meter;
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
    this.#meter?.record(this.#rpc, ended, nowMs() - this.#startMs);
  }
}
