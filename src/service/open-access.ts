import type { Logger } from "pino";
import { type AuditOptions, AuditTrail } from "../access/audit.js";
import { Authenticator } from "../access/authenticate.js";
import { checkTls, ServerCertificates } from "../access/certificates.js";
import { JwksAddress, type JwksAddressOptions } from "../access/jwks-address.js";
import type { JwtVerifier } from "../access/jwt.js";
import { type JwtKeySet, parseKeySet } from "../access/jwt-keys.js";
import type { TlsFiles } from "../access/listen-address.js";
import { Policy } from "../access/policy.js";
import { readPolicy } from "../access/policy-file.js";
import { PolicySource } from "../access/policy-source.js";
import { Reloads } from "../access/reloads.js";
import { readTokens } from "../access/tokens.js";
import { type Config, ConfigError } from "../settings/config.js";
import type { SettingName } from "../settings/settings.js";

/** Who may call, and what keeps that up to date. */
export interface Access {
  readonly authenticator: Authenticator;
  readonly policies: PolicySource;
  readonly reloads: Reloads;
  /** Absent: nothing is noted. */
  readonly audit?: AuditTrail;
  /** Absent: plain text. */
  readonly tls?: ServerCertificates;
}

/** Knows callers as the settings say, and reads their files anew until `reloads` is stopped. */
export async function openAccess(
  config: Config,
  log: Logger,
  jwks: Pick<JwksAddressOptions, "ca" | "times"> = {},
): Promise<Access> {
  const { tokens, policy, tls } = config;
  const policies = new PolicySource(policy ?? Policy.builtIn());
  const reloads = new Reloads(log);
  const jwt = await openJwt(config, reloads, log, jwks, () => authenticator.recheck());
  const authenticator = new Authenticator({
    certificates: tls?.clientCa !== undefined,
    policies,
    ...(tokens && { tokens }),
    ...(jwt && { jwt }),
  });
  /** Reads the files of these settings anew, those that are set. */
  const renew = <T>(
    name: string,
    settings: readonly SettingName[],
    parse: (texts: readonly string[], paths: readonly string[]) => T,
    use: (value: T) => void,
  ): void => {
    const read = settings.flatMap((setting) => config.files.get(setting) ?? []);
    if (read.length === 0) return;
    const files = read.map(({ path }) => path);
    reloads.add(
      { name, files, parse: (contents) => parse(contents.map(String), files), use },
      read.map(({ content }) => content),
    );
  };
  renew(
    "policy",
    ["CREWDB_POLICY_FILE"],
    ([text = ""], [path = ""]) => readPolicy(path, text),
    (changed) => policies.replace(changed),
  );
  renew(
    "tokens",
    ["CREWDB_TOKENS_FILE"],
    ([text = ""], [path = ""]) => readTokens(path, text, policy !== undefined),
    (table) => authenticator.useTokens(table),
  );
  renew(
    "jwks",
    ["CREWDB_JWKS_FILE"],
    ([text = ""]) => parseKeySet(text, true),
    (keys) => {
      jwt?.useKeys(keys);
      authenticator.recheck();
    },
  );
  const audit = config.audit === undefined ? {} : { audit: openAudit(config.audit, log) };
  if (tls === undefined) return { authenticator, policies, reloads, ...audit };
  const certificates = new ServerCertificates(tls);
  renew("certificates", TLS_FILES, toTlsFiles, (files) => certificates.use(files));
  return { authenticator, policies, reloads, ...audit, tls: certificates };
}

/**
 * Says which rpcs of the policy the service does not have, now and whenever it changes. A warning:
 * nobody gets anything by them, and one policy may be for services of two versions.
 */
export function watchUnknownRpcs(
  policies: PolicySource,
  methods: readonly string[],
  log: Pick<Logger, "warn">,
): void {
  const look = (): void => {
    const unknown = policies.current.unknownRpcs(methods);
    if (unknown.length > 0)
      log.warn({ unknown }, "CREWDB_POLICY_FILE names rpcs that the service does not have");
  };
  look();
  policies.onChange(look);
}

function openAudit(options: AuditOptions, log: Logger): AuditTrail {
  try {
    return new AuditTrail(options, log);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`CREWDB_AUDIT_FILE can't be used: ${why}`]);
  }
}

/**
 * jose takes some 50 ms to load: only those who use it wait. `changed`: an address has other keys.
 * An issuer that does not answer delays the start by seconds, and does not prevent it.
 */
async function openJwt(
  { jwt }: Config,
  reloads: Reloads,
  log: Logger,
  jwks: Pick<JwksAddressOptions, "ca" | "times">,
  changed: () => void,
): Promise<JwtVerifier | undefined> {
  if (jwt === undefined) return undefined;
  const { JwtVerifier } = await import("../access/jwt.js");
  const { keys, rules, url } = jwt;
  if (url === undefined) return new JwtVerifier(keys, rules);
  const verifier = new JwtVerifier(keys, rules, () => address.lookAgain());
  let hasStarted = false;
  const use = (fetched: JwtKeySet): void => {
    verifier.useKeys(fetched);
    if (hasStarted) changed();
  };
  const address = new JwksAddress({ ...jwks, url, counts: reloads.count("jwks"), log, use });
  reloads.onStop(() => address.stop());
  await address.start();
  hasStarted = true;
  return verifier;
}

const TLS_FILES = ["CREWDB_TLS_CERT", "CREWDB_TLS_KEY", "CREWDB_TLS_CLIENT_CA"] as const;

function toTlsFiles([cert = "", key = "", clientCa]: readonly string[]): TlsFiles {
  const files = { cert, key, ...(clientCa === undefined ? {} : { clientCa }) };
  checkTls(files);
  return files;
}
