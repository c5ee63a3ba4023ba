/** Certificates made by openssl for one run: an authority, a server for 127.0.0.1, and clients. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificates {
  readonly ca: Buffer;
  /** PEM files by the name that they were made for. */
  issue(
    name: string,
    subject: string,
    alternativeNames?: string,
    validity?: Validity,
  ): { readonly cert: Buffer; readonly key: Buffer };
}

/** Times as openssl takes them, `20200101000000Z`. */
export interface Validity {
  readonly notBefore: string;
  readonly notAfter: string;
}

/** Why certificates can't be made here; undefined when they can. */
export function noOpenssl(): string | undefined {
  const { error } = spawnSync("openssl", ["version"]);
  return error === undefined ? undefined : `openssl does not run here (${error.message}), so TLS was not tested`;
}

/** Makes an authority in `folder`. */
export function createCertificates(folder: string, authority = "ca"): Certificates {
  const at = (file: string): string => join(folder, file);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  run([
    "req",
    "-x509",
    ...key,
    "-days",
    "1",
    "-subj",
    `/CN=${authority}`,
    "-keyout",
    at(`${authority}.key`),
    "-out",
    at(`${authority}.pem`),
  ]);
  return {
    ca: readFileSync(at(`${authority}.pem`)),
    issue: (name, subject, alternativeNames, validity) => {
      run(["req", ...key, "-subj", subject, "-keyout", at(`${name}.key`), "-out", at(`${name}.csr`)]);
      writeFileSync(at(`${name}.ext`), alternativeNames === undefined ? "" : `subjectAltName=${alternativeNames}\n`);
      if (validity !== undefined) {
        issueDated(folder, authority, name, validity);
        return { cert: readFileSync(at(`${name}.pem`)), key: readFileSync(at(`${name}.key`)) };
      }
      const signer = ["-CA", at(`${authority}.pem`), "-CAkey", at(`${authority}.key`), "-CAcreateserial"];
      run([
        "x509",
        "-req",
        "-in",
        at(`${name}.csr`),
        ...signer,
        "-days",
        "1",
        "-extfile",
        at(`${name}.ext`),
        "-out",
        at(`${name}.pem`),
      ]);
      return { cert: readFileSync(at(`${name}.pem`)), key: readFileSync(at(`${name}.key`)) };
    },
  };
}

/** Only `openssl ca` of every version dates a certificate freely, and it wants files of its own. */
function issueDated(folder: string, authority: string, name: string, { notBefore, notAfter }: Validity): void {
  const at = (file: string): string => join(folder, file);
  writeFileSync(at(`${name}.index`), "");
  writeFileSync(
    at(`${name}.cnf`),
    `[ca]\ndefault_ca=it\n[it]\nnew_certs_dir=${folder}\ndatabase=${at(`${name}.index`)}\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=optional\norganizationName=optional\n`,
  );
  const signer = ["-cert", at(`${authority}.pem`), "-keyfile", at(`${authority}.key`)];
  const dates = ["-startdate", notBefore, "-enddate", notAfter];
  const files = ["-in", at(`${name}.csr`), "-extfile", at(`${name}.ext`), "-out", at(`${name}.pem`)];
  run(["ca", "-batch", "-notext", "-config", at(`${name}.cnf`), ...signer, ...dates, ...files]);
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync("openssl", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
}
