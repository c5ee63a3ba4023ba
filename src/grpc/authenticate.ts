import type { ServerUnaryCall } from "@grpc/grpc-js";
import type { CallError } from "../call-error.js";
import type { Principal, Role, TokenTable } from "./tokens.js";
import { ROLES } from "./tokens.js";

/** Everyone who can reach a server that asks for nothing: a process of this machine. */
const LOCAL: Principal = { name: "local", roles: new Set(ROLES) };

type AnyCall = Pick<ServerUnaryCall<unknown, unknown>, "metadata" | "getAuthContext">;

/** Who makes a call: by token where tokens are asked for, else by client certificate, else `local`. Never by other metadata. */
export class Authenticator {
  readonly #tokens: TokenTable | undefined;

  constructor(tokens: TokenTable | undefined) {
    this.#tokens = tokens;
  }

  /** The caller, or why the call is refused. */
  check(call: AnyCall, role: Role): Principal | CallError {
    const principal = this.#identify(call);
    if (principal === undefined) {
      return {
        reason: "UNAUTHENTICATED",
        message: "the call needs `authorization: Bearer <token>` with a token of this server",
      };
    }
    if (principal.roles.has(role)) return principal;
    return { reason: "PERMISSION_DENIED", message: `the caller lacks the role ${role}`, metadata: { role } };
  }

  #identify(call: AnyCall): Principal | undefined {
    if (this.#tokens === undefined) return certified(call) ?? LOCAL;
    const [header] = call.metadata.get("authorization");
    const token = /^Bearer (\S+)$/i.exec(String(header ?? ""))?.[1];
    return token === undefined ? undefined : this.#tokens.find(token);
  }
}

function certified(call: AnyCall): Principal | undefined {
  const context = call.getAuthContext();
  const subject = context.sslPeerCertificate?.subject;
  const name = subject?.CN;
  return typeof name === "string" && name !== "" ? { name, roles: LOCAL.roles } : undefined;
}
