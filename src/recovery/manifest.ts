import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { OpenError } from "../engine/open-error.js";
import type { DatabaseName } from "../engine/plan.js";
import { type Litestream, meaningOf, runLitestream, SHORT_MS } from "./litestream.js";
import { below, folderOf, withoutSecrets } from "./replica-address.js";

interface Scratch extends Disposable {
  readonly file: string;
  readonly folder: string;
}

/** One start of a service that copied a database, with a place of its own. */
export interface Writer {
  /** Below the database's place: `<epoch>/<start time>`. */
  readonly path: string;
  readonly epoch: string;
  readonly startedMs: number;
  readonly schemaVersion: number;
}

/** A replica can't be used; the message is a sentence. */
export class ReplicaError extends OpenError {}

const SCHEMA = `CREATE TABLE IF NOT EXISTS writers (
  path TEXT NOT NULL PRIMARY KEY,
  epoch TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  schema_version INTEGER NOT NULL
) STRICT`;
/** How long a state is kept of which only the newest counts, in ms. */
const EMPTY_RETENTION_MS = 1000;
/** Where it is, beside the epochs. */
const NAME = "manifest";

/**
 * The list of those who have copied a database to one place. It is a SQLite database of a few KiB
 * that Litestream carries too: so it works with every store that Litestream knows, by the same
 * credentials. Each change stores all of it anew.
 */
export class Manifest {
  readonly #litestream: Litestream;
  readonly #place: string;
  readonly #folder: string;

  /** `url` is the replica's as it was set; `folder` is there, for temporary files. */
  constructor(litestream: Litestream, url: string, database: DatabaseName, folder: string) {
    this.#litestream = litestream;
    this.#place = below(url, database);
    this.#folder = folder;
  }

  /** The place of a writer. */
  urlOf({ path }: Pick<Writer, "path">): string {
    return below(this.#place, path);
  }

  /**
   * Everybody, the newest first; nobody when nothing was ever copied there.
   * @throws ReplicaError
   */
  async read(signal?: AbortSignal): Promise<Writer[]> {
    using fetched = await this.#fetch(signal);
    return existsSync(fetched.file) ? readWriters(fetched.file) : [];
  }

  /**
   * Adds a writer and takes others out.
   * @throws ReplicaError
   */
  async change(add: Writer, remove: readonly Writer[], signal?: AbortSignal): Promise<void> {
    using fetched = await this.#fetch(signal);
    const db = new Sqlite(fetched.file);
    db.pragma("journal_mode = WAL");
    db.exec(SCHEMA);
    db.transaction(() => {
      const insert = db.prepare("INSERT OR REPLACE INTO writers VALUES (?, ?, ?, ?)");
      insert.run(add.path, add.epoch, BigInt(add.startedMs), BigInt(add.schemaVersion));
      for (const { path } of remove) db.prepare("DELETE FROM writers WHERE path = ?").run(path);
    })();
    db.close();
    await this.#store(fetched, below(this.#place, NAME), signal);
  }

  async #fetch(signal?: AbortSignal): Promise<Scratch> {
    const scratch = this.#scratch();
    const url = below(this.#place, NAME);
    await this.#run(["restore", "-if-replica-exists", "-o", scratch.file, url], signal);
    return scratch;
  }

  /** Room for one small database. */
  #scratch(): Scratch {
    const folder = mkdtempSync(join(this.#folder, `${NAME}-`));
    const file = join(folder, "small.db");
    return {
      file,
      folder,
      [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
    };
  }

  /** Stores the small database at a place, and nothing that was there before. */
  async #store({ file, folder }: Scratch, url: string, signal?: AbortSignal): Promise<void> {
    const config = join(folder, "config.json");
    writeFileSync(config, configOf(file, url), { mode: 0o600 });
    const flags = ["-no-expand-env", "-once", "-force-snapshot", "-enforce-retention"];
    await this.#run(["replicate", ...flags, "-config", config], signal);
  }

  async #run(args: readonly string[], signal?: AbortSignal): Promise<void> {
    const options = { timeoutMs: SHORT_MS, ...(signal && { signal }) };
    const { ok, stderr, stdout } = await runLitestream(this.#litestream, args, options);
    if (ok) return;
    const said = stderr.trim() === "" ? stdout : stderr;
    throw new ReplicaError(`the replica at ${withoutSecrets(this.#place)} ${meaningOf(said)}`);
  }

  /**
   * Deletes what a writer has stored, where that is a folder. In other stores it becomes a database
   * without tables, whose retention removes the snapshots that were there; increments of the last
   * minutes stay.
   */
  async remove(writer: Writer, signal?: AbortSignal): Promise<void> {
    const folder = folderOf(this.urlOf(writer));
    if (folder !== undefined) return rmSync(folder, { recursive: true, force: true });
    using scratch = this.#scratch();
    // The second time the first one is old enough to go, and with it all that was before.
    for (const round of [1, 2]) {
      const db = new Sqlite(scratch.file);
      db.pragma(`user_version = ${round}`);
      db.close();
      await this.#store(scratch, this.urlOf(writer), signal);
      if (round === 1) await pause(2 * EMPTY_RETENTION_MS, undefined, { signal });
    }
  }
}

function readWriters(file: string): Writer[] {
  const db = new Sqlite(file, { readonly: true });
  try {
    const rows = db
      .prepare<[], { path: string; epoch: string; started_ms: number; schema_version: number }>(
        "SELECT * FROM writers ORDER BY started_ms DESC, path DESC",
      )
      .all();
    return rows.map(({ path, epoch, started_ms, schema_version }) => ({
      path,
      epoch,
      startedMs: started_ms,
      schemaVersion: schema_version,
    }));
  } catch (error) {
    throw new ReplicaError(
      `the list of the replica's writers is damaged: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    db.close();
  }
}

/** What keeps only the newest state: nothing is restored to a time in between. */
function configOf(file: string, url: string): string {
  return JSON.stringify({
    logging: { level: "warn", stderr: true },
    snapshot: { retention: `${EMPTY_RETENTION_MS / 1000}s` },
    dbs: [{ path: file, replica: { url } }],
  });
}
