import { randomBytes } from "node:crypto";

const POOL_BYTES = 4096;
let pool: Buffer = Buffer.alloc(0);
let used = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits. Ids made one after another sort together, so that their
 * index grows at its end.
 */
export function newId(nowMs: number = Date.now()): string {
  if (used + 10 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  const random = pool.toString("hex", used, used + 10);
  const versionBits = 0x7000 | (pool.readUInt16BE(used) & 0x0fff);
  const variantBits = 0x8000 | (pool.readUInt16BE(used + 2) & 0x3fff);
  used += 10;
  const time = nowMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-${versionBits.toString(16)}-${variantBits.toString(16)}-${random.slice(8)}`;
}
