import type { Token } from "../engine/sql-tokens.js";

/** Names and aliases of table-valued functions in the statement, such as `json_each(:ids) AS wanted`. */
export function valueLists(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  tokens.forEach((token, index) => {
    if (!/^(?:json_each|json_tree|generate_series)$/i.test(token.text) || tokens[index + 1]?.kind !== "open") return;
    names.push(token.text);
    let depth = 0;
    let end = index + 1;
    for (; end < tokens.length; end++) {
      if (tokens[end]?.kind === "open") depth++;
      if (tokens[end]?.kind === "close" && --depth === 0) break;
    }
    const after = tokens[end + 1]?.text.toUpperCase() === "AS" ? tokens[end + 2] : tokens[end + 1];
    if (after?.kind === "word") names.push(after.text);
  });
  return names;
}
