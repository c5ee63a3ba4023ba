import { hash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { HttpRequest, HttpResponse } from "./http-call.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Nothing from elsewhere, nothing inline, in no frame. */
export const CONTENT_SECURITY_POLICY: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A file that never changes under its name: a bundler puts a hash there. */
const HASHED = /-[\w-]{8,}\.\w+$/;

/** Of the bytes: the same answer has the same. */
export function tagOf(body: Buffer): string {
  return `"${hash("sha256", body, "base64url").slice(0, 22)}"`;
}

export interface Page {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
  readonly isImmutable: boolean;
}

/** What is served as it is. */
export interface Document {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export function toPages(documents: Readonly<Record<string, Document>>): [string, Page][] {
  return Object.entries(documents).map(([path, { type, bytes }]) => [
    path,
    toPage("", Buffer.from(bytes), type),
  ]);
}

function toPage(name: string, body: Buffer, type: string | undefined = TYPES[extname(name)]): Page {
  return {
    type: type ?? "application/octet-stream",
    body,
    etag: tagOf(body),
    isImmutable: HASHED.test(name),
  };
}

/** The files of a folder, by their paths in URLs, read once: a request can't name any other. */
export function readSite(folder: string): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  if (!existsSync(folder)) return pages;
  const isFile = (entry: Dirent): boolean => entry.isFile() && !entry.name.startsWith(".");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    isFile,
  )) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    pages.set(path, toPage(path, readFileSync(file)));
  }
  const index = pages.get("/index.html");
  if (index !== undefined) pages.set("/", index);
  return pages;
}

export function sendPage(request: HttpRequest, response: HttpResponse, page: Page): void {
  const headers = {
    etag: page.etag,
    "cache-control": page.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cross-origin-opener-policy": "same-origin",
  };
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    "content-type": page.type,
    "content-length": page.body.length,
  });
  if (request.method === "HEAD") response.end();
  else response.end(page.body);
}
