import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { Driver } from "../../test/conformance/driver.js";
import { LANGUAGES, type Language } from "../../test/conformance/languages.js";
import { MAX_ERROR_SHARE } from "./load.js";

/** What a driver of the conformance suite calls, over and over. */
export interface LanguageCall {
  readonly service: "MainDb" | "WalmartDb";
  readonly method: string;
  readonly request: object;
}

export interface LanguageLoad {
  readonly calls: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Runs with the gRPC driver of each installed language in turn, and logs which are missing. The servers open no HTTP port. */
export async function withDrivers(
  log: (line: string) => void,
  run: (language: Language, driver: Driver) => Promise<void>,
): Promise<void> {
  for (const language of LANGUAGES.filter(({ overHttp }) => overHttp !== true)) {
    const command = language.prepare();
    if ("missing" in command) {
      log(`${language.name}: left out, ${command.missing} is not installed`);
      continue;
    }
    const driver = new Driver(command, PACKAGE_ROOT);
    try {
      await run(language, driver);
    } finally {
      await driver.kill();
    }
  }
}

/** Opens a new client and calls for so many seconds. @throws Error when over 0.1 % of the calls failed. */
export async function loadByDriver(
  driver: Driver,
  connect: object,
  call: LanguageCall,
  inFlight: number,
  seconds: number,
): Promise<LanguageLoad> {
  driver.send({ op: "connect", ...connect });
  await driver.next();
  driver.send({ op: "load", ...call, inFlight, seconds });
  const load = (await driver.next()) as unknown as LanguageLoad & { readonly errors: number; readonly seconds: number };
  const { calls, errors, p50Ms, p99Ms } = load;
  if (!(errors <= calls * MAX_ERROR_SHARE)) throw new Error(`${errors} of ${calls} calls failed`);
  return { calls, perSecond: calls / load.seconds, p50Ms, p99Ms };
}
