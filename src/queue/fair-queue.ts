/** Something that waits on behalf of a connection, `source`, of a `party`. */
export interface Waiting {
  readonly party: string;
  readonly source: string;
}

/** How much a party, and each of its sources, has already of what it waits for. */
export interface Loads {
  readonly ofParty: (waiting: Waiting) => number;
  readonly ofSource: (waiting: Waiting) => number;
}

/** Items that wait in some order. */
interface Queue<Item> {
  readonly size: number;
  push(item: Item): void;
  /** Puts an item back that was taken but not started: it is the next. */
  putBack(item: Item): void;
  peek(loads?: Loads): Item | undefined;
  shift(loads?: Loads): Item | undefined;
  /** False: it does not wait here. */
  remove(item: Item): boolean;
}

/** First in, first out. */
class Fifo<Item> implements Queue<Item> {
  readonly #items: Item[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  putBack(item: Item): void {
    this.#items.unshift(item);
  }

  peek(): Item | undefined {
    return this.#items[0];
  }

  shift(): Item | undefined {
    return this.#items.shift();
  }

  remove(item: Item): boolean {
    const index = this.#items.indexOf(item);
    if (index !== -1) this.#items.splice(index, 1);
    return index !== -1;
  }
}

/** Several queues, by a key of their items, that are served in turn. */
class Turns<Item, Inner extends Queue<Item>> implements Queue<Item> {
  readonly #keyOf: (item: Item) => string;
  readonly #create: () => Inner;
  readonly #loadOf: (loads: Loads, item: Item) => number;
  readonly #queues = new Map<string, Inner>();
  /** Keys of queues that have something waiting, in the order in which they are served. */
  readonly #turns: string[] = [];
  #size = 0;

  constructor(
    keyOf: (item: Item) => string,
    create: () => Inner,
    loadOf: (loads: Loads, item: Item) => number,
  ) {
    this.#keyOf = keyOf;
    this.#create = create;
    this.#loadOf = loadOf;
  }

  get size(): number {
    return this.#size;
  }

  /** Keys of what waits. */
  get keys(): readonly string[] {
    return this.#turns;
  }

  queue(key: string): Inner | undefined {
    return this.#queues.get(key);
  }

  push(item: Item): void {
    this.#queueOf(item).push(item);
    this.#size++;
  }

  /** Its queue is next as well. */
  putBack(item: Item): void {
    const key = this.#keyOf(item);
    this.#queueOf(item).putBack(item);
    if (this.#turns[0] !== key) {
      this.#turns.splice(this.#turns.indexOf(key), 1);
      this.#turns.unshift(key);
    }
    this.#size++;
  }

  peek(loads?: Loads): Item | undefined {
    return this.#queues.get(this.#turns[this.#next(loads)] ?? "")?.peek(loads);
  }

  /**
   * Of the queue with the least load; of several, and without `loads`, of the one whose turn it is.
   */
  shift(loads?: Loads): Item | undefined {
    const [key] = this.#turns.splice(this.#next(loads), 1);
    if (key === undefined) return undefined;
    const queue = this.#queues.get(key);
    const item = queue?.shift(loads);
    if (queue !== undefined && queue.size > 0) this.#turns.push(key);
    else this.#queues.delete(key);
    this.#size--;
    return item;
  }

  remove(item: Item): boolean {
    const key = this.#keyOf(item);
    const queue = this.#queues.get(key);
    if (queue?.remove(item) !== true) return false;
    if (queue.size === 0) {
      this.#queues.delete(key);
      this.#turns.splice(this.#turns.indexOf(key), 1);
    }
    this.#size--;
    return true;
  }

  #next(loads: Loads | undefined): number {
    if (loads === undefined || this.#turns.length < 2) return 0;
    let least = Number.POSITIVE_INFINITY;
    let next = 0;
    for (const [index, key] of this.#turns.entries()) {
      const first = this.#queues.get(key)?.peek();
      const load = first === undefined ? least : this.#loadOf(loads, first);
      if (load >= least) continue;
      least = load;
      next = index;
    }
    return next;
  }

  #queueOf(item: Item): Inner {
    const key = this.#keyOf(item);
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    const queue = this.#create();
    this.#queues.set(key, queue);
    this.#turns.push(key);
    return queue;
  }
}

/**
 * In turn between parties, then between the sources of a party, and first in, first out within a
 * source. One client's thousand calls don't hold up another's one, and a thousand connections are
 * no more than one.
 */
export class FairQueue<Item extends Waiting> extends Turns<Item, Turns<Item, Fifo<Item>>> {
  constructor() {
    super(
      ({ party }) => party,
      () =>
        new Turns(
          ({ source }) => source,
          () => new Fifo(),
          (loads, item) => loads.ofSource(item),
        ),
      (loads, item) => loads.ofParty(item),
    );
  }

  /** What each party would give next. */
  nextOfEach(loads: Loads): Item[] {
    return this.keys.flatMap((party) => this.queue(party)?.peek(loads) ?? []);
  }

  /** How many sources of a party have something waiting. */
  sourcesOf(party: string): number {
    return this.queue(party)?.keys.length ?? 0;
  }

  /** How much waits of one source. */
  countOf({ party, source }: Waiting): number {
    return this.queue(party)?.queue(source)?.size ?? 0;
  }
}
