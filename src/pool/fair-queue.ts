/** Something that waits on behalf of a source. */
export interface Waiting {
  readonly source: string;
}

/** How much a source has already of what it waits for. */
export type LoadOf = (source: string) => number;

/** First in, first out within a source, and in turn between sources: one client's thousand calls don't hold up another's one. */
export class FairQueue<Item extends Waiting> {
  readonly #lines = new Map<string, Item[]>();
  /** Sources that have something waiting, in the order in which they are served. */
  readonly #turns: string[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How many sources have something waiting. */
  get sources(): number {
    return this.#turns.length;
  }

  /** How much waits of one source. */
  countOf(source: string): number {
    return this.#lines.get(source)?.length ?? 0;
  }

  push(item: Item): void {
    this.#lineOf(item.source).push(item);
    this.#size++;
  }

  /** Puts an item back that was taken but not started: it is the next of its source, and its source is next. */
  putBack(item: Item): void {
    this.#lineOf(item.source).unshift(item);
    if (this.#turns[0] !== item.source) {
      this.#turns.splice(this.#turns.indexOf(item.source), 1);
      this.#turns.unshift(item.source);
    }
    this.#size++;
  }

  /** The item that `shift` would take. */
  peek(loadOf?: LoadOf): Item | undefined {
    return this.#lines.get(this.#turns[this.#next(loadOf)] ?? "")?.[0];
  }

  /** Takes the next item of the source with the least load; of several, and without `loadOf`, of the one whose turn it is. */
  shift(loadOf?: LoadOf): Item | undefined {
    const [source] = this.#turns.splice(this.#next(loadOf), 1);
    if (source === undefined) return undefined;
    const line = this.#lines.get(source);
    const item = line?.shift();
    if (line !== undefined && line.length > 0) this.#turns.push(source);
    else this.#lines.delete(source);
    this.#size--;
    return item;
  }

  /** Takes out an item that need not wait any more. False: it does not wait here. */
  remove(item: Item): boolean {
    const line = this.#lines.get(item.source);
    const index = line?.indexOf(item) ?? -1;
    if (line === undefined || index === -1) return false;
    line.splice(index, 1);
    if (line.length === 0) {
      this.#lines.delete(item.source);
      this.#turns.splice(this.#turns.indexOf(item.source), 1);
    }
    this.#size--;
    return true;
  }

  #next(loadOf: LoadOf | undefined): number {
    if (loadOf === undefined) return 0;
    const loads = this.#turns.map(loadOf);
    return Math.max(0, loads.indexOf(Math.min(...loads)));
  }

  #lineOf(source: string): Item[] {
    const known = this.#lines.get(source);
    if (known !== undefined) return known;
    const line: Item[] = [];
    this.#lines.set(source, line);
    this.#turns.push(source);
    return line;
  }
}
