/** A stream of random choices that is the same for the same seed on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A key of the table, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** Money: two decimals, small amounts more often than large ones. */
  price(low: number, high: number): number;
}

/** Mulberry32: 32 bits of state, a few operations a number; made for test data, not for secrets. */
function createNext(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes a stream of its own for a topic, so that more rows of one table leave the other tables as they were. */
export function createRandom(seed: number, topic: string): Random {
  let hash = seed;
  for (const letter of topic) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  const next = createNext(hash);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
    chance: (probability) => next() < probability,
    weighted(weights) {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key;
      }
      return (entries[0] as [keyof typeof weights, number])[0];
    },
    price: (low, high) => Math.round((low + (high - low) * next() ** 2) * 100) / 100,
  };
}
