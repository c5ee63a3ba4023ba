import type { Logger } from "pino";
import { Authenticator } from "../access/authenticate.js";
import { checkTls, ServerCertificates } from "../access/certificates.js";
import type { TlsFiles } from "../access/listen-address.js";
import { Policy } from "../access/policy.js";
import { readPolicy } from "../access/policy-file.js";
import { PolicySource } from "../access/policy-source.js";
import { Reloads } from "../access/reloads.js";
import { readTokens } from "../access/tokens.js";
import type { Config } from "../settings/config.js";

/** Who may call, and what keeps that up to date. */
export interface Access {
  readonly authenticator: Authenticator;
  readonly reloads: Reloads;
  /** Absent: plain text. */
  readonly tls?: ServerCertificates;
}

/** Knows callers as the settings say, and reads their files anew until `reloads` is stopped. */
export function openAccess(config: Config, log: Logger): Access {
  const { tokens, policy, tls, files } = config;
  const policies = new PolicySource(policy ?? Policy.builtIn());
  const authenticator = new Authenticator({
    certificates: tls?.clientCa !== undefined,
    policies,
    ...(tokens && { tokens }),
  });
  const reloads = new Reloads(log);
  const policyFile = files.get("CREWDB_POLICY_FILE");
  if (policyFile !== undefined)
    reloads.add(
      {
        name: "policy",
        files: [policyFile.path],
        parse: ([content]) => readPolicy(policyFile.path, String(content)),
        use: (changed) => policies.replace(changed),
      },
      [policyFile.content],
    );
  const tokensFile = files.get("CREWDB_TOKENS_FILE");
  if (tokensFile !== undefined)
    reloads.add(
      {
        name: "tokens",
        files: [tokensFile.path],
        parse: ([content]) => readTokens(tokensFile.path, String(content), policy !== undefined),
        use: (table) => authenticator.useTokens(table),
      },
      [tokensFile.content],
    );
  return { authenticator, reloads, ...(tls && { tls: renewed(tls, config, reloads) }) };
}

function renewed(files: TlsFiles, config: Config, reloads: Reloads): ServerCertificates {
  const certificates = new ServerCertificates(files);
  const names = ["CREWDB_TLS_CERT", "CREWDB_TLS_KEY", "CREWDB_TLS_CLIENT_CA"] as const;
  const read = names.flatMap((name) => config.files.get(name) ?? []);
  reloads.add(
    {
      name: "certificates",
      files: read.map(({ path }) => path),
      parse: (contents) => {
        const [cert = "", key = "", clientCa] = contents.map(String);
        const renewal = { cert, key, ...(clientCa === undefined ? {} : { clientCa }) };
        checkTls(renewal);
        return renewal;
      },
      use: (renewal) => certificates.use(renewal),
    },
    read.map(({ content }) => content),
  );
  return certificates;
}
