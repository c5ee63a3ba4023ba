/** What fills a queue; it can be paused and resumed. */
export interface PausableSource {
  pause(): void;
  resume(): void;
}

interface Waiter<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

/**
 * Messages between a stream that pushes and a caller that pulls. The source is paused while `limit` messages wait, so a
 * caller that stops reading stops the server. What arrived before the end, even before a failure, is still handed out.
 */
export class MessageQueue<T> implements AsyncIterator<T, undefined> {
  readonly #source: PausableSource;
  readonly #limit: number;
  readonly #messages: T[] = [];
  readonly #waiters: Waiter<T>[] = [];
  #ended = false;
  #failure: unknown;

  constructor(source: PausableSource, limit = 16) {
    this.#source = source;
    this.#limit = limit;
  }

  push(message: T): void {
    if (this.#ended) return;
    const waiter = this.#waiters.shift();
    if (waiter) waiter.resolve({ done: false, value: message });
    else if (this.#messages.push(message) >= this.#limit) this.#source.pause();
  }

  /** No more messages follow; `failure` is thrown once, after those that wait. */
  end(failure?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#failure = failure;
    for (const waiter of this.#waiters.splice(0)) this.#settle(waiter);
  }

  /** Ends at once and drops what waits: the caller gave up. */
  fail(failure: unknown): void {
    this.#messages.length = 0;
    this.end(failure);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const message = this.#messages.shift();
    if (message !== undefined) {
      if (this.#messages.length === 0) this.#source.resume();
      return Promise.resolve({ done: false, value: message });
    }
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      if (this.#ended) this.#settle(waiter);
      else this.#waiters.push(waiter);
    });
  }

  #settle(waiter: Waiter<T>): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure === undefined) waiter.resolve({ done: true, value: undefined });
    else waiter.reject(failure);
  }
}
