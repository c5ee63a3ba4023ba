import type { CallError } from "../engine/call-error.js";
import type { Access, AskedRpc } from "./access.js";

/** What all connections of an identity use together. */
export class Usage {
  callsInFlight = 0;
  /** Calls that may begin now, by the rate; as of `refilledMs`. */
  #calls = 0;
  #refilledMs = Number.NEGATIVE_INFINITY;

  /**
   * Takes one call of so many a second; 0, or how long to wait for one, in ms. A second's worth can
   * come at once.
   */
  take(callsPerSecond: number, nowMs: number): number {
    const burst = Math.max(1, callsPerSecond);
    const refill = ((nowMs - this.#refilledMs) / 1000) * callsPerSecond;
    this.#calls = Math.min(burst, this.#calls + refill);
    this.#refilledMs = nowMs;
    if (this.#calls < 1) return Math.ceil(((1 - this.#calls) / callsPerSecond) * 1000);
    this.#calls--;
    return 0;
  }
}

/** Who calls, what for, and how much of the server they use at the moment. */
export class Principal {
  /** `:caller` of SQL, and part of exactly-once keys. */
  readonly name: string;
  /** What waiting is fair between before connections are. */
  readonly party: string;
  readonly usage: Usage;
  /** Unary calls whose answer has not left the server. */
  openCalls = 0;
  /** Bytes of answers that wait for the client to read. */
  unreadBytes = 0;
  readonly #access: () => Access;

  /** `access` is asked at each call: what it answers changes with the policy. */
  constructor(
    name: string,
    access: () => Access,
    party: string = name,
    usage: Usage = new Usage(),
  ) {
    this.name = name;
    this.party = party;
    this.usage = usage;
    this.#access = access;
  }

  get access(): Access {
    return this.#access();
  }

  /** Why the caller may not call this; undefined when they may. */
  refuse(rpc: AskedRpc): CallError | undefined {
    return this.access.refuse(rpc);
  }

  /** Why they may call nothing; undefined when there is something. */
  refuseAll(): CallError | undefined {
    if (!this.access.isEmpty) return undefined;
    return { reason: "PERMISSION_DENIED", message: "the caller has no role" };
  }

  begin(): void {
    this.openCalls++;
    this.usage.callsInFlight++;
  }

  end(): void {
    this.openCalls--;
    this.usage.callsInFlight--;
  }
}
