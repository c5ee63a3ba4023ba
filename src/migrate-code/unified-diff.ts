import { createTwoFilesPatch } from "diff";

const RED = "\x1b[31m";
const GREEN = "\x1b[32m";
const CYAN = "\x1b[36m";
const PLAIN = "\x1b[0m";

/** A file's change as `patch` and `git apply` read it; with colours for a terminal. */
export function unifiedDiff(name: string, before: string, after: string, coloured: boolean): string {
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, "", "", { context: 3 }).replace(
    /^=+\n/,
    "",
  );
  return coloured ? patch.split("\n").map(colour).join("\n") : patch;
}

function colour(line: string): string {
  if (line.startsWith("+++") || line.startsWith("---")) return line;
  if (line.startsWith("+")) return `${GREEN}${line}${PLAIN}`;
  if (line.startsWith("-")) return `${RED}${line}${PLAIN}`;
  return line.startsWith("@@") ? `${CYAN}${line}${PLAIN}` : line;
}
