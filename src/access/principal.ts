import type { Role } from "../engine/roles.js";

/** Who calls, what for, and how much of the server they use at the moment. */
export class Principal {
  /** `:caller` of SQL, and part of exactly-once keys. */
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  /** What waiting is fair between before connections are. */
  readonly party: string;
  /** Unary calls whose answer has not left the server. */
  openCalls = 0;
  /** Bytes of answers that wait for the client to read. */
  unreadBytes = 0;

  constructor(name: string, roles: Iterable<Role>, party: string = name) {
    this.name = name;
    this.party = party;
    this.roles = new Set(roles);
  }
}
