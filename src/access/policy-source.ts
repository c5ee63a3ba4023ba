import type { Access } from "./access.js";
import { type Identity, identityKey } from "./identity.js";
import type { Policy } from "./policy.js";
import { Principal, Usage } from "./principal.js";

/**
 * Identities whose use is counted on while they have nothing open. A rate forgets nothing worth
 * keeping when it starts anew.
 */
const MOST_USAGES = 20_000;

/** The policy in force. A new one holds for the next call of everybody, on open streams too. */
export class PolicySource {
  #current: Policy;
  readonly #usages = new Map<string, Usage>();
  readonly #principals = new WeakMap<Identity, Principal>();
  readonly #listeners = new Set<() => void>();

  constructor(policy: Policy) {
    this.#current = policy;
  }

  get current(): Policy {
    return this.#current;
  }

  /** Puts another policy in force, at once and for everybody. */
  replace(policy: Policy): void {
    this.#current = policy;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Is told of each new policy; answers how to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The caller of an identity: the same for the same object, so keep identities. `party`: what
   * waiting is fair between; default: the name.
   */
  principalFor(identity: Identity, party: string = identity.name): Principal {
    const known = this.#principals.get(identity);
    if (known !== undefined) return known;
    const usage = this.#usageOf(identityKey(identity));
    const principal = new Principal(identity.name, this.#accessOf(identity), party, usage);
    this.#principals.set(identity, principal);
    return principal;
  }

  /** Worked out once for each policy. */
  #accessOf(identity: Identity): () => Access {
    let policy: Policy | undefined;
    let access: Access | undefined;
    return () => {
      if (access === undefined || policy !== this.#current) {
        policy = this.#current;
        access = policy.accessFor(identity);
      }
      return access;
    };
  }

  #usageOf(key: string): Usage {
    const known = this.#usages.get(key) ?? new Usage();
    // Behind the others: the first are those that came longest ago.
    this.#usages.delete(key);
    this.#usages.set(key, known);
    if (this.#usages.size > MOST_USAGES) this.#forgetIdle();
    return known;
  }

  #forgetIdle(): void {
    for (const [key, usage] of this.#usages) {
      if (usage.callsInFlight > 0) continue;
      this.#usages.delete(key);
      return;
    }
  }
}
