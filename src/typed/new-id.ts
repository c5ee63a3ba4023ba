import { randomBytes } from "node:crypto";

const POOL_BYTES = 4096;
let pool: Buffer = Buffer.alloc(0);
let used = 0;
let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits within the millisecond (its method 1), then random bits.
 * Ids that a thread makes one after another sort in that order, even when the clock goes back, so that rows of one
 * millisecond keep their order and an index grows at its end.
 */
export function newId(nowMs: number = Date.now()): string {
  if (used + 10 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  const random = pool.toString("hex", used, used + 10);
  advance(nowMs, pool.readUInt16BE(used));
  const versionBits = 0x7000 | counter;
  const variantBits = 0x8000 | (pool.readUInt16BE(used + 2) & 0x3fff);
  used += 10;
  const time = lastMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-${versionBits.toString(16)}-${variantBits.toString(16)}-${random.slice(8)}`;
}

/** A new millisecond starts its counter in the lower half, so that 2,048 more fit; what does not fit borrows the next one. */
function advance(nowMs: number, random: number): void {
  if (nowMs <= lastMs && counter < 0xfff) {
    counter++;
    return;
  }
  lastMs = Math.max(nowMs, lastMs + 1);
  counter = random & 0x7ff;
}
