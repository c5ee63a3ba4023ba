import type { Logger } from "pino";
import { Authenticator } from "../access/authenticate.js";
import { Reloads } from "../access/reloads.js";
import { readTokens } from "../access/tokens.js";
import type { Config } from "../settings/config.js";

/** Who may call, and what keeps that up to date. */
export interface Access {
  readonly authenticator: Authenticator;
  readonly reloads: Reloads;
}

/** Knows callers as the settings say, and reads their files anew until `reloads` is stopped. */
export function openAccess(config: Config, log: Logger): Access {
  const { tokens, tls, files } = config;
  const authenticator = new Authenticator({
    certificates: tls?.clientCa !== undefined,
    ...(tokens && { tokens }),
  });
  const reloads = new Reloads(log);
  const tokensFile = files.get("CREWDB_TOKENS_FILE");
  if (tokensFile !== undefined)
    reloads.add(
      {
        name: "tokens",
        files: [tokensFile.path],
        parse: ([content]) => readTokens(tokensFile.path, String(content)),
        use: (table) => authenticator.useTokens(table),
      },
      [tokensFile.content],
    );
  return { authenticator, reloads };
}
