import { Code, ConnectError, createClient, type Interceptor } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { signal } from "@preact/signals";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { Health } from "../../gen/ts/health/v1/health_pb.js";
import { describeProblem } from "./problem.js";

/** Who uses the page. */
export type Session =
  | { readonly state: "asking" }
  /** The server wants a token; `refused` says why the last one was not taken. */
  | { readonly state: "signed out"; readonly refused: string }
  | { readonly state: "unreachable"; readonly why: string }
  | {
      readonly state: "signed in";
      readonly name: string;
      /** What the caller may call. */
      readonly rpcs: ReadonlySet<string>;
      readonly byToken: boolean;
    };

export const session = signal<Session>({ state: "asking" });

/** Kept for this tab alone: another tab, and the browser after a restart, asks again. */
const KEY = "crewdb-token";

export function token(): string {
  return sessionStorage.getItem(KEY) ?? "";
}

const withToken: Interceptor = (next) => async (request) => {
  const used = token();
  if (used !== "") request.header.set("authorization", `Bearer ${used}`);
  try {
    return await next(request);
  } catch (error) {
    // The token was removed, or has expired.
    if (used !== "" && session.value.state === "signed in" && isUnauthenticated(error))
      void signIn();
    throw error;
  }
};

function isUnauthenticated(error: unknown): boolean {
  return ConnectError.from(error).code === Code.Unauthenticated;
}

export const transport = createConnectTransport({
  baseUrl: location.origin,
  interceptors: [withToken],
  useBinaryFormat: true,
});
/** For calls that a person makes: the browser's own tools show them as JSON. */
export const jsonTransport = createConnectTransport({
  baseUrl: location.origin,
  interceptors: [withToken],
});

export const admin = createClient(AdminDb, transport);
export const health = createClient(Health, transport);
/** Callers' SQL is the same rpc on each database. */
export const sqlClients = {
  main: createClient(MainDb, transport),
  walmart: createClient(WalmartDb, transport),
};
export type DatabaseName = keyof typeof sqlClients;
export const DATABASES = Object.keys(sqlClients) as DatabaseName[];

/** Finds out who the server takes the page for. */
export async function signIn(newToken?: string): Promise<void> {
  if (newToken !== undefined) sessionStorage.setItem(KEY, newToken);
  const byToken = token() !== "";
  try {
    const { name, rpcs } = await admin.getCaller({});
    session.value = { state: "signed in", name, rpcs: new Set(rpcs), byToken };
  } catch (error) {
    const { code } = ConnectError.from(error);
    const { message } = describeProblem(error);
    if (code !== Code.Unauthenticated) {
      session.value = { state: "unreachable", why: message };
      return;
    }
    sessionStorage.removeItem(KEY);
    session.value = {
      state: "signed out",
      refused: byToken ? "The server knows no such token." : "",
    };
  }
}

export function signOut(): void {
  sessionStorage.removeItem(KEY);
  void signIn();
}

/** Whether the caller may call an rpc, by its whole name or the end of it: `/Query`. */
export function may(rpc: string): boolean {
  const { value } = session;
  if (value.state !== "signed in") return false;
  return value.rpcs.has(rpc) || [...value.rpcs].some((each) => each.endsWith(rpc));
}
