/** What a running server does, drawn anew each second; lines of text in a pipe. */
import "../needs-service-node.js";
import { Code, ConnectError } from "@connectrpc/connect";
import { CommandError, runCommand } from "../cli/command.js";
import { createAdminDb } from "./create-db.js";
import { chooseServer, SERVER_OPTIONS } from "./local-target.js";
import { TopScreen } from "./top-screen.js";

/** Home, and clear what is below: no flicker, as nothing is blank in between. */
const HOME = "\x1b[H\x1b[J";
/** A pipe or a file has no width, and some terminals say 0. */
const PLAIN_WIDTH = 200;

await runCommand({
  name: "crewdb top",
  about: "Shows what a running server does, drawn anew each second; in a pipe a line a second for each database.",
  options: { once: { type: "boolean", meaning: "show one second and end" }, ...SERVER_OPTIONS },
  run: (values) => watch(chooseServer(values), values.once === true),
});

async function watch(server: ReturnType<typeof chooseServer>, once: boolean): Promise<undefined> {
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
      if (once && ++samples < 2) continue;
      process.stdout.write(`${isTTY && !once ? HOME : ""}${lines.join("\n")}\n`);
      if (once) break;
    }
    stop.abort();
  } catch (error) {
    const { code, message } = ConnectError.from(error);
    if (code !== Code.Canceled) throw new CommandError(message);
  }
}
