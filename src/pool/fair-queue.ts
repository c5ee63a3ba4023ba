/** Something that waits on behalf of a source. */
export interface Waiting {
  readonly source: string;
}

/** First in, first out within a source, and in turn between sources: one client's thousand calls don't hold up another's one. */
export class FairQueue<Item extends Waiting> {
  readonly #lines = new Map<string, Item[]>();
  /** Sources that have something waiting, in the order in which they are served. */
  #turns: string[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(item: Item): void {
    this.#lineOf(item.source).push(item);
    this.#size++;
  }

  /** Puts an item back that was taken but not started: it is the next of its source, and its source is next. */
  putBack(item: Item): void {
    const line = this.#lines.get(item.source);
    if (line === undefined) {
      this.#lines.set(item.source, [item]);
      this.#turns.unshift(item.source);
    } else line.unshift(item);
    this.#size++;
  }

  /** Takes the next item, or undefined when none waits. */
  shift(): Item | undefined {
    const source = this.#turns[0];
    if (source === undefined) return undefined;
    const line = this.#lines.get(source);
    const item = line?.shift();
    this.#turns.shift();
    if (line !== undefined && line.length > 0) this.#turns.push(source);
    else this.#lines.delete(source);
    if (item !== undefined) this.#size--;
    return item;
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
