import { isIP } from "node:net";
import type { CallError } from "../engine/call-error.js";
import type { HttpRequest, HttpResponse } from "./http-call.js";

/** Who may be served beside clients that are no browsers. */
export interface OriginRules {
  /** Host names of this server, beside addresses and `localhost`. */
  readonly names: readonly string[];
  /** Origins whose pages may call: `https://app.example.com`. */
  readonly origins: readonly string[];
  /** Over TLS the browser has checked the name that it calls. */
  readonly isEncrypted: boolean;
}

/**
 * Keeps pages of other sites out. Such a page can reach a port of this machine: by its address, or
 * by a name of its own that it has point here.
 */
export class Origins {
  readonly #rules: OriginRules;

  constructor(rules: OriginRules) {
    this.#rules = rules;
  }

  /** Why a request is refused; undefined when it is not. Says so to the browser where it may call. */
  refuse(request: HttpRequest, response: HttpResponse, isRpc: boolean): CallError | undefined {
    const { headers } = request;
    const authority = String(headers[":authority"] ?? headers.host ?? "").toLowerCase();
    if (!this.#goesBy(authority))
      return refused(
        `the server does not go by the name of the Host header, ${JSON.stringify(authority)}; name it in CREWDB_HTTP_NAMES`,
      );
    const { origin } = headers;
    // A browser sends no Origin with a GET that needs no permission, such as that of an image.
    if (origin === undefined && isRpc && isFromElsewhere(headers["sec-fetch-site"]))
      return refused(OTHER_PAGES);
    if (origin === undefined || isOfHost(origin, authority)) return undefined;
    if (!this.#rules.origins.includes(origin)) return refused(OTHER_PAGES);
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("vary", "origin");
    response.setHeader("access-control-expose-headers", EXPOSED);
    response.setHeader("cross-origin-resource-policy", "cross-origin");
    return undefined;
  }

  /** The answer to a browser that asks before it calls. */
  permit(response: HttpResponse): void {
    response.writeHead(204, {
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": ALLOWED,
      "access-control-max-age": LONGEST_PERMISSION_S,
    });
    response.end();
  }

  #goesBy(authority: string): boolean {
    const host = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/.exec(authority)?.[1];
    if (host === undefined) return false;
    // A page can't have any of these point elsewhere.
    const bare = host.replace(/^\[(.*)\]$/, "$1");
    const isOwn = isIP(bare) !== 0 || host === "localhost" || host.endsWith(".localhost");
    return isOwn || this.#rules.isEncrypted || this.#rules.names.includes(host);
  }
}

const OTHER_PAGES =
  "pages of other origins may not call this server; name theirs in CREWDB_HTTP_ORIGINS";

/** What Connect, gRPC-Web and crewdb have in headers, and a page may not send by itself. */
const ALLOWED = [
  "authorization",
  "connect-protocol-version",
  "connect-timeout-ms",
  "content-encoding",
  "content-type",
  "crewdb-server-timing",
  "grpc-timeout",
  "traceparent",
  "tracestate",
  "x-grpc-web",
  "x-user-agent",
].join(", ");
const EXPOSED = "grpc-message, grpc-status, grpc-status-details-bin, trailer-server-timing";
/** In seconds: browsers don't remember it for longer. */
const LONGEST_PERMISSION_S = 7200;

function refused(message: string): CallError {
  return { reason: "ORIGIN_DENIED", message };
}

function isFromElsewhere(site: string | string[] | undefined): boolean {
  return site !== undefined && site !== "same-origin" && site !== "none";
}

/** A proxy before this server may have taken the TLS off. */
function isOfHost(origin: string, authority: string): boolean {
  return origin === `http://${authority}` || origin === `https://${authority}`;
}
