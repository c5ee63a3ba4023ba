/** `npm run top -- [--once]`: what a running server does, drawn anew each second; lines of text in a pipe. */
import { parseArgs } from "node:util";
import { Code, ConnectError } from "@connectrpc/connect";
import { ConfigError } from "../config.js";
import { Exit } from "../exit-codes.js";
import { createAdminDb } from "./create-db.js";
import { chooseServer, SERVER_OPTIONS, SERVER_USAGE } from "./local-target.js";
import { TopScreen } from "./top-screen.js";

const USAGE = `usage: npm run top -- [options]
  --once               show one second and end
${SERVER_USAGE}`;
/** Home, and clear what is below: no flicker, as nothing is blank in between. */
const HOME = "\x1b[H\x1b[J";
/** A pipe or a file has no width, and some terminals say 0. */
const PLAIN_WIDTH = 200;

async function run(args: string[]): Promise<number> {
  const options = { once: { type: "boolean" }, help: { type: "boolean", short: "h" }, ...SERVER_OPTIONS } as const;
  const { values } = parseArgs({ args, options });
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return Exit.STOPPED;
  }
  const server = chooseServer(values);
  using admin = createAdminDb(server.target, server.options);
  const screen = new TopScreen();
  const { isTTY } = process.stdout;
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  let samples = 0;
  try {
    for await (const sample of admin.watchStatistics({}, { signal: stop.signal })) {
      const { statements } = isTTY ? await admin.slowStatements({}) : { statements: [] };
      const lines = isTTY
        ? screen.draw(sample, statements, process.stdout.columns || PLAIN_WIDTH)
        : screen.drawPlain(sample);
      // The first sample has no rates yet.
      if (values.once === true && ++samples < 2) continue;
      process.stdout.write(`${isTTY && values.once !== true ? HOME : ""}${lines.join("\n")}\n`);
      if (values.once === true) break;
    }
    stop.abort();
  } catch (error) {
    if (ConnectError.from(error).code !== Code.Canceled) throw error;
  }
  return Exit.STOPPED;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const problem = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`crewdb: ${problem}\n`);
  process.exitCode = error instanceof TypeError || error instanceof ConfigError ? Exit.BAD_SETTINGS : Exit.CRASHED;
}
