/** Fetches Litestream for this machine, where replicas are tried and tested. */
import "./needs-node.mjs";

const { CommandError, runCommand } = await import("../src/cli/command.ts");
const { litestreamProgram, sftpPython, storeProgram } = await import("./toolchains.mjs");

await runCommand({
  name: "npm run litestream",
  about: "Fetches the litestream program into build/toolchain, where crewdb finds it, and prints its path.",
  options: {
    store: {
      type: "boolean",
      meaning: "also fetch servers that speak S3's protocol and SFTP, for test:long; minutes",
    },
  },
  run({ store = false }) {
    const file = litestreamProgram();
    if (file === undefined)
      throw new CommandError(
        "python3 with ensurepip is not installed, whose pip has the program: install Litestream as https://litestream.io/install says, and name it in CREWDB_LITESTREAM",
      );
    process.stdout.write(`${file}\n`);
    if (store) process.stdout.write(`${storeProgram()}\n${sftpPython()}\n`);
  },
});
