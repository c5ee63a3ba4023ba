import { request } from "node:http";

/** What Litestream has copied. */
export interface Synced {
  /** Litestream's number of the newest transaction in the log. */
  readonly txid: number;
  /** The newest that has arrived at the replica. */
  readonly replicatedTxid: number;
}

/** Litestream answered with an error, or not in time. */
export class ControlError extends Error {}

/** What a running Litestream is asked by, a Unix socket that only this user can open. */
export class ControlSocket {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Answers while it lives. */
  async ping(timeoutMs: number): Promise<void> {
    await this.#ask("GET", "/info", undefined, timeoutMs);
  }

  /** Copies what is committed in the database file. Answers when that is in the replica, or with `wait: false` in the log of its own. */
  async sync(path: string, timeoutMs: number, wait = true): Promise<Synced> {
    const timeout = Math.ceil(timeoutMs / 1000);
    const answer = await this.#ask("POST", "/sync", { path, wait, timeout }, timeoutMs + 5000);
    const { txid = 0, replicated_txid: replicatedTxid = 0 } = answer as {
      txid?: number;
      replicated_txid?: number;
    };
    return { txid, replicatedTxid };
  }

  /** It checkpoints the log of a database, or waits for the lock that it needs for that. */
  async isCheckpointing(path: string, timeoutMs: number): Promise<boolean> {
    const answer = await this.#ask("GET", "/debug/sync-status", undefined, timeoutMs);
    const { databases = [] } = answer as {
      databases?: { path?: string; active?: boolean; checkpoint_mode?: string }[];
    };
    const found = databases.find((each) => each.path === path);
    return found?.active === true && (found.checkpoint_mode ?? "") !== "";
  }

  #ask(
    method: string,
    path: string,
    body: object | undefined,
    timeoutMs: number,
  ): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const asked = request({ socketPath: this.#path, method, path }, (answer) => {
      let said = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        said += part;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const parsed = parse(said);
        if (answer.statusCode === 200) resolve(parsed);
        else reject(new ControlError((parsed as { error?: string }).error ?? said));
      });
    });
    // Of the whole exchange: a socket's own time-out starts again with every byte.
    const timer = setTimeout(
      () => asked.destroy(new ControlError(`no answer within ${timeoutMs / 1000} s`)),
      timeoutMs,
    );
    asked.on("error", reject);
    asked.on("close", () => clearTimeout(timer));
    asked.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }
}

function parse(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return {};
  }
}
