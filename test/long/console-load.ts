import { setTimeout as sleep } from "node:timers/promises";
import type { TestServer } from "../integration/test-server.js";

/** Calls of every kind, some hundreds a second, for pages that show a service at work. */
export class ConsoleLoad {
  readonly #callers: Promise<void>[] = [];
  #stopped = false;
  #paused = false;
  #running = 0;
  #count = 0;

  constructor({ main, walmart }: TestServer) {
    const id = (kind: string, most: number): string => `${kind}-${String(this.#count % most).padStart(7, "0")}`;
    for (let caller = 0; caller < 4; caller++) {
      this.#repeat(20, () => main.getEmail({ emailId: id("email", 2000) }));
      this.#repeat(30, () => walmart.searchProducts({ query: "milk", pageSize: 10 }));
    }
    for (let caller = 0; caller < 6; caller++) {
      this.#repeat(60, () => main.createUser({ user: { email: `load-${this.#count}@example.com`, name: "Load" } }));
    }
    this.#repeat(50, () => main.listEmails({ pageSize: 20 }));
    this.#repeat(80, () => walmart.createGroceryList({ list: { listName: `list ${this.#count}`, userId: "u" } }));
    this.#repeat(500, () => main.getUserByEmail({ email: "nobody@example.com" }));
    this.#repeat(900, () => main.searchEmails({ query: "order" }));
  }

  #repeat(everyMs: number, call: () => Promise<unknown>): void {
    this.#callers.push(this.#run(everyMs, call));
  }

  async #run(everyMs: number, call: () => Promise<unknown>): Promise<void> {
    while (!this.#stopped) {
      this.#count++;
      if (!this.#paused) {
        this.#running++;
        // Some are refused: a page shows that, too.
        await call().catch(() => undefined);
        this.#running--;
      }
      await sleep(everyMs * (0.5 + Math.random()));
    }
  }

  /** Resolves when nothing runs. */
  async pause(): Promise<void> {
    this.#paused = true;
    while (this.#running > 0) await sleep(5);
  }

  resume(): void {
    this.#paused = false;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#callers);
  }
}
