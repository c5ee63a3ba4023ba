import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { Exit } from "../../src/base/exit-codes.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { parseConfig } from "../../src/settings/config.js";
import { SETTING_NAMES } from "../../src/settings/settings.js";
import { skipWithout } from "./skip.js";

const path = (name: string): string => join(PACKAGE_ROOT, "deploy", name);
const GRACE_S = parseConfig({}).shutdownGraceMs / 1000;

interface Named {
  readonly name: string;
}

/** The parts of a manifest that are looked at. */
interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly replicas: number;
    readonly strategy: { readonly type: string };
    readonly template: {
      readonly spec: {
        readonly enableServiceLinks: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly {
          readonly env: readonly Named[];
          readonly readinessProbe: { readonly exec: { readonly command: readonly string[] } };
          readonly livenessProbe: { readonly tcpSocket: { readonly port: string } };
          readonly volumeMounts: readonly (Named & { readonly mountPath: string })[];
        }[];
        readonly volumes: readonly Named[];
      };
    };
  };
}

/** What runs with PostgreSQL. */
interface Replicated {
  readonly kind: string;
  readonly metadata: Named;
  readonly spec: {
    readonly replicas: number;
    readonly maxUnavailable: number;
    readonly strategy: { readonly rollingUpdate: { readonly maxSurge: number } };
    readonly postgresql: { readonly parameters: { readonly max_connections: string } };
    readonly bootstrap: { readonly initdb: Readonly<Record<string, string>> };
    readonly managed: { readonly roles: readonly { readonly connectionLimit: number }[] };
    readonly template: {
      readonly spec: {
        readonly enableServiceLinks: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly {
          readonly env: readonly Variable[];
          readonly lifecycle: {
            readonly preStop: { readonly exec: { readonly command: readonly string[] } };
          };
          readonly readinessProbe: { readonly exec: { readonly command: readonly string[] } };
          readonly livenessProbe: { readonly tcpSocket: { readonly port: string } };
          readonly volumeMounts: readonly Named[];
        }[];
        readonly volumes: readonly Named[];
      };
    };
  };
}

interface Variable extends Named {
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

/** As Kubernetes does it: `$(NAME)` of a variable before. What a secret has is its key's name here, but for a port. */
function expanded(env: readonly Variable[]): Record<string, string> {
  const secrets: Readonly<Record<string, string>> = { port: "5432" };
  const values: Record<string, string> = {};
  for (const { name, value = "", valueFrom } of env) {
    const key = valueFrom?.secretKeyRef.key;
    const filled = value.replace(/\$\((\w+)\)/g, (all, other: string) => values[other] ?? all);
    values[name] = key === undefined ? filled : (secrets[key] ?? key);
  }
  return values;
}

/** Settings that the image has, and those that are given to it. */
function configOf(given: Readonly<Record<string, string>>): ReturnType<typeof parseConfig> {
  const image = /^ENV (.*)$/m.exec(readFileSync(join(PACKAGE_ROOT, "Dockerfile"), "utf8"))?.[1];
  const pairs = (image ?? "").split(" ").map((pair) => pair.split("=") as [string, string]);
  // The files of secrets are elsewhere.
  const files = ["CREWDB_TLS_CERT", "CREWDB_TLS_KEY", "CREWDB_TOKENS_FILE"];
  const settings = Object.entries({ ...Object.fromEntries(pairs), ...given });
  return parseConfig({
    ...Object.fromEntries(settings.filter(([name]) => !files.includes(name))),
    CREWDB_INSECURE: "true",
  });
}

/** What all processes open at most: half as many again for callers' SQL. */
function connectionsOf({ databases }: ReturnType<typeof parseConfig>): [typed: number, callers: number] {
  const typed = databases.reduce((sum, { maxConnections }) => sum + maxConnections, 0);
  const callers = databases.reduce((sum, { maxConnections }) => sum + Math.floor(maxConnections / 2), 0);
  return [typed, callers];
}

interface StatefulSet {
  readonly kind: string;
  readonly spec: {
    readonly replicas: number;
    readonly volumeClaimTemplates: readonly { readonly metadata: Named }[];
    readonly template: {
      readonly spec: {
        readonly enableServiceLinks: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly initContainers: readonly { readonly volumeMounts: readonly Named[] }[];
        readonly containers: readonly {
          readonly env: readonly (Named & { readonly value: string })[];
          readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
          readonly volumeMounts: readonly Named[];
        }[];
        readonly volumes: readonly Named[];
      };
    };
  };
}

/** A service of a compose file. */
interface Composed {
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly replicas: number };
}

function documents<T>(name: string): T[] {
  return parseAllDocuments(readFileSync(path(name), "utf8"), { strict: true }).map((document) => {
    assert.deepEqual(document.errors, [], name);
    return document.toJS() as T;
  });
}

describe("the manifests in deploy/", () => {
  it("kubernetes.yaml: one replica that ends before the next begins, with settings, probes and volumes that there are", () => {
    const manifests = documents<Manifest>("kubernetes.yaml");
    assert.deepEqual(
      manifests.map(({ kind }) => kind),
      ["PersistentVolumeClaim", "Deployment", "Service"],
    );
    const { spec } = manifests[1] ?? assert.fail();
    assert.deepEqual([spec.replicas, spec.strategy.type], [1, "Recreate"]);
    const pod = spec.template.spec;
    assert.equal(pod.enableServiceLinks, false);
    assert.ok(pod.terminationGracePeriodSeconds > GRACE_S);
    const container = pod.containers[0] ?? assert.fail();
    for (const { name } of container.env)
      assert.ok(
        SETTING_NAMES.some((setting) => setting === name),
        name,
      );
    const volumes = pod.volumes.map(({ name }) => name);
    for (const { name } of container.volumeMounts) assert.ok(volumes.includes(name), name);
    for (const needed of ["/data", "/tmp"])
      assert.ok(
        container.volumeMounts.some(({ mountPath }) => mountPath === needed),
        needed,
      );
    const probe = container.readinessProbe.exec.command.at(-1) ?? "";
    assert.ok(existsSync(join(PACKAGE_ROOT, probe)), probe);
    assert.equal(container.livenessProbe.tcpSocket.port, "grpc");
  });

  it("recovery/kubernetes.yaml: one replica with settings and volumes that there are, which restores, drains, and copies before it ends", () => {
    const manifests = documents<StatefulSet>("recovery/kubernetes.yaml");
    assert.deepEqual(
      manifests.map(({ kind }) => kind),
      ["StatefulSet", "Service"],
    );
    const { spec } = manifests[0] ?? assert.fail();
    const pod = spec.template.spec;
    const container = pod.containers[0] ?? assert.fail();
    const settings = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
    for (const name of Object.keys(settings))
      assert.ok(name === "SSL_CERT_FILE" || SETTING_NAMES.some((setting) => setting === name), name);
    const { DB_REPLICA_URL, CREWDB_SHUTDOWN_GRACE_MS, CREWDB_RESTORE_ON_START } = settings;
    const { databases, shutdownGraceMs } = parseConfig({
      DB_REPLICA_URL,
      CREWDB_SHUTDOWN_GRACE_MS,
      CREWDB_RESTORE_ON_START,
    });
    assert.ok(databases[0]?.replicaUrl);
    const drainS = Number(container.lifecycle.preStop.exec.command.at(-1));
    assert.ok(pod.terminationGracePeriodSeconds > drainS + shutdownGraceMs / 1000);
    assert.deepEqual([spec.replicas, pod.enableServiceLinks], [1, false]);
    const volumes = [...pod.volumes, ...spec.volumeClaimTemplates.map(({ metadata }) => metadata)].map(
      ({ name }) => name,
    );
    for (const { name } of [...container.volumeMounts, ...(pod.initContainers[0]?.volumeMounts ?? [])])
      assert.ok(volumes.includes(name), name);
  });

  it("postgres/kubernetes.yaml: pods that are replaced one by one and drain, with settings, probes and volumes that there are", () => {
    const manifests = documents<Replicated>("postgres/kubernetes.yaml");
    assert.deepEqual(
      manifests.map(({ kind }) => kind),
      ["Cluster", "Deployment", "PodDisruptionBudget", "Service"],
    );
    const [cluster, deployment, budget] = manifests;
    assert.ok(cluster && deployment && budget);
    const pod = deployment.spec.template.spec;
    const container = pod.containers[0] ?? assert.fail();
    const values = expanded(container.env);
    for (const [name, value] of Object.entries(values)) {
      const isSetting = SETTING_NAMES.some((setting) => setting === name);
      assert.ok(isSetting || /^(?:PG|CALLERS)_/.test(name), name);
      assert.doesNotMatch(value, /\$\(/, name);
    }
    const config = configOf(values);
    const [main] = config.databases;
    const place = "@host:5432/dbname?sslmode=verify-full&sslrootcert=/pg-ca/ca.crt";
    assert.equal(values.DB_URL, `postgres://username:password${place}`);
    assert.deepEqual([main?.url, main?.sqlUrl], [values.DB_URL, values.DB_SQL_URL]);
    for (const { url, sqlUrl } of config.databases) assert.deepEqual([url, sqlUrl], [main?.url, main?.sqlUrl]);
    for (const { valueFrom } of container.env)
      if (valueFrom !== undefined)
        assert.ok(["crewdb-callers", `${cluster.metadata.name}-app`].includes(valueFrom.secretKeyRef.name));
    const drainS = Number(container.lifecycle.preStop.exec.command.at(-1));
    assert.ok(pod.terminationGracePeriodSeconds > drainS + config.shutdownGraceMs / 1000);
    assert.equal(pod.enableServiceLinks, false);
    const probe = container.readinessProbe.exec.command.at(-1) ?? "";
    assert.ok(existsSync(join(PACKAGE_ROOT, probe)), probe);
    assert.equal(container.livenessProbe.tcpSocket.port, "grpc");
    const volumes = pod.volumes.map(({ name }) => name);
    for (const { name } of container.volumeMounts) assert.ok(volumes.includes(name), name);
    assert.ok(budget.spec.maxUnavailable < deployment.spec.replicas);

    const pods = deployment.spec.replicas + deployment.spec.strategy.rollingUpdate.maxSurge;
    const [typed, callers] = connectionsOf(config);
    // Three are kept for administrators, and some are the operator's.
    const { max_connections: most } = cluster.spec.postgresql.parameters;
    assert.ok(pods * (typed + callers) + 10 <= Number(most), `${pods} pods, ${typed} and ${callers}`);
    assert.ok(pods * callers <= (cluster.spec.managed.roles[0]?.connectionLimit ?? 0));
    const { encoding, localeCollate } = cluster.spec.bootstrap.initdb;
    assert.deepEqual([encoding, localeCollate], ["UTF8", "C"]);
  });

  it("postgres/compose.yaml: two services before one server, with settings and files that there are", () => {
    const [compose] = documents<{ services: Record<string, Composed> }>("postgres/compose.yaml");
    const { crewdb, postgres } = compose?.services ?? {};
    assert.ok(crewdb && postgres);
    assert.equal(crewdb.deploy?.replicas, 2);
    assert.deepEqual(crewdb.ports, ["127.0.0.1:50051-50052:50051"]);
    for (const name of Object.keys(crewdb.environment))
      assert.ok(
        SETTING_NAMES.some((setting) => setting === name),
        name,
      );
    const filled = Object.entries(crewdb.environment).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)\}/g, "word"),
    ]);
    const config = configOf(Object.fromEntries(filled) as Record<string, string>);
    for (const { url, sqlUrl } of config.databases)
      assert.deepEqual(
        [url, sqlUrl],
        ["postgres://crewdb:word@postgres/crewdb", "postgres://crewdb_callers:word@postgres/crewdb"],
      );
    const most = Number(/max_connections=(\d+)/.exec(postgres.command ?? "")?.[1]);
    const [typed, callers] = connectionsOf(config);
    assert.ok(2 * (typed + callers) + 3 <= most);
    const script = postgres.volumes?.find((volume) => volume.startsWith("./"))?.split(":")[0] ?? "";
    assert.equal(spawnSync("sh", ["-n", path(`postgres/${script}`)]).status, 0);
  });

  it("compose.yaml and Grafana's files are YAML, and mount files that are there", () => {
    const [compose] = documents<{ services: Record<string, { volumes?: readonly string[] }> }>("compose.yaml");
    for (const { volumes = [] } of Object.values(compose?.services ?? {})) {
      for (const volume of volumes) assert.ok(existsSync(path(volume.split(":")[0] ?? "")), volume);
    }
    for (const name of ["prometheus.yml", "grafana/datasource.yaml", "grafana/dashboards.yaml"])
      assert.equal(documents(name).length, 1);
  });

  it("crewdb.service stops later than the service, and systemd finds nothing wrong with it", function () {
    const unit = readFileSync(path("crewdb.service"), "utf8");
    assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) > GRACE_S);
    assert.equal(/^RestartPreventExitStatus=(.*)$/m.exec(unit)?.[1], `${Exit.BAD_SETTINGS} ${Exit.DATABASE}`);
    if (spawnSync("systemd-analyze", ["--version"]).status !== 0) skipWithout(this, "systemd-analyze");
    const folder = mkdtempSync(join(tmpdir(), "crewdb-unit-"));
    // It looks for the program, which is elsewhere on this machine.
    writeFileSync(join(folder, "crewdb.service"), unit.replace("/usr/bin/node", process.execPath));
    const said = execFileSync("systemd-analyze", ["verify", join(folder, "crewdb.service")], { encoding: "utf8" });
    assert.equal(said, "");
    rmSync(folder, { recursive: true });
  });

  it("the units of recovery/ have settings that there are, and systemd finds nothing wrong with them", function () {
    const names = ["recovery/replica.conf", "recovery/crewdb-drill.service"];
    const units = names.map((name) => readFileSync(path(name), "utf8"));
    for (const unit of units)
      for (const [, name] of unit.matchAll(/^Environment=(\w+)=/gm))
        assert.ok(
          SETTING_NAMES.some((setting) => setting === name),
          name,
        );
    if (spawnSync("systemd-analyze", ["--version"]).status !== 0) skipWithout(this, "systemd-analyze");
    const folder = mkdtempSync(join(tmpdir(), "crewdb-unit-"));
    const files = ["crewdb-drill.service", "crewdb-drill.timer"].map((name) => {
      const text = readFileSync(path(`recovery/${name}`), "utf8").replaceAll("/usr/bin/node", process.execPath);
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    assert.equal(execFileSync("systemd-analyze", ["verify", ...files], { encoding: "utf8" }), "");
    rmSync(folder, { recursive: true });
  });
});
