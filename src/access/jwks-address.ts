import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type RequestOptions, request } from "node:https";
import { doubledKids, type JwtKeySet, keysAsText, publicKeysIn } from "./jwt-keys.js";
import type { ReloadCounts, ReloadLog } from "./reloads.js";

/** The longest answer, in bytes; a key takes some 500. */
const MOST_BYTES = 1024 * 1024;

/** In ms. */
export interface JwksTimes {
  /** How often an address is asked; default 5 min: issuers publish a key before they sign with it. */
  readonly refreshMs: number;
  /**
   * A token with a key that is not known asks at once, unless the address was asked within so long:
   * whoever makes such tokens up must not make the service ask without end. Default 10 s.
   */
  readonly cooldownMs: number;
  /** How long an answer may take, and with it a call with an unknown key; default 3 s. */
  readonly answerMs: number;
}

const TIMES: JwksTimes = { refreshMs: 300_000, cooldownMs: 10_000, answerMs: 3000 };

export interface JwksAddressOptions {
  /** `https:` */
  readonly url: URL;
  readonly counts: ReloadCounts;
  readonly log: ReloadLog;
  /** Is given the keys whenever they have changed. */
  readonly use: (keys: JwtKeySet) => void;
  /** PEM of the authorities to trust. Default: Node.js's, to which NODE_EXTRA_CA_CERTS adds. */
  readonly ca?: string | Buffer;
  /** What differs from the defaults. */
  readonly times?: Partial<JwksTimes>;
}

/**
 * Keeps the keys of an issuer as its https address has them. What can't be fetched or used is logged
 * and counted, and the last good keys stay. jose's `createRemoteJWKSet` would forget them when they
 * are old, ask a server that is down at each unknown key, and read an answer of any length.
 */
export class JwksAddress {
  readonly #options: JwksAddressOptions;
  readonly #times: JwksTimes;
  /** The keys of the last good answer; undefined: there was none yet. */
  #keys: string | undefined;
  #problem: string | undefined;
  #askedMs = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: JwksAddressOptions) {
    this.#options = options;
    this.#times = { ...TIMES, ...options.times };
  }

  /** Asks for the first time, and from then on again and again. Resolves in either case. */
  async start(): Promise<void> {
    await this.#ask();
    this.#askLater();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** For a key that is not known: resolves when the address was asked, at once if just before. */
  async lookAgain(): Promise<void> {
    const isRecent = performance.now() - this.#askedMs < this.#times.cooldownMs;
    await (this.#asking ?? (isRecent ? undefined : this.#ask()));
  }

  #askLater(): void {
    const { refreshMs, cooldownMs } = this.#times;
    // One that has failed comes back soon.
    const waitMs = this.#problem === undefined ? refreshMs : cooldownMs;
    this.#timer = setTimeout(() => {
      void this.#ask().finally(() => {
        if (!this.#stopped) this.#askLater();
      });
    }, waitMs).unref();
  }

  #ask(): Promise<void> {
    this.#askedMs = performance.now();
    this.#asking ??= this.#fetch().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #fetch(): Promise<void> {
    const { url, ca, counts, log, use } = this.#options;
    try {
      const text = await textAt(url, this.#times.answerMs, ca === undefined ? {} : { ca });
      const keys = publicKeysIn(text);
      const known = this.#keys;
      this.#keys = keysAsText(keys);
      this.#problem = undefined;
      // Every token is verified again with other keys.
      if (this.#keys === known || this.#stopped) return;
      use(keys);
      counts.loaded++;
      log.info({ url: url.href, keys: keys.keys.length }, "the issuer's keys were fetched");
      const doubled = doubledKids(keys);
      if (doubled.length === 0) return;
      counts.failed++;
      const problem = `several keys have the kid ${doubled.join(", ")}`;
      log.error({ url: url.href, problem }, "tokens that these keys sign are refused");
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** The same problem at each attempt is one line, and counts each time. */
  #failed(problem: string): void {
    const { url, counts, log } = this.#options;
    counts.failed++;
    if (problem === this.#problem) return;
    this.#problem = problem;
    const what = this.#keys === undefined ? "there are none yet" : "the last good ones stay in use";
    log.error({ url: url.href, problem }, `the issuer's keys can't be fetched; ${what}`);
  }
}

/** The body of a 200, with no redirect followed. */
async function textAt(url: URL, answerMs: number, tls: RequestOptions): Promise<string> {
  const signal = AbortSignal.timeout(answerMs);
  const headers = { accept: "application/jwk-set+json, application/json" };
  const asked = request(url, { ...tls, agent: false, minVersion: "TLSv1.2", signal, headers });
  // What comes after the answer is of no interest, and must not end the process.
  asked.on("error", () => undefined).end();
  try {
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    if (response.statusCode !== 200)
      throw new Error(`the address answers with the status ${response.statusCode}`);
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of response as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > MOST_BYTES) throw new Error(`the answer has more than ${MOST_BYTES} bytes`);
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString();
  } catch (error) {
    throw signal.aborted ? new Error(`there is no answer within ${answerMs} ms`) : error;
  } finally {
    asked.destroy();
  }
}
