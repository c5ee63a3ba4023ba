import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { goProgram, javaProgram, type Prepared, pythonProgram, rustProgram } from "../conformance/languages.js";
import { readBlocks } from "../integration/page-blocks.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const run = promisify(execFile);
/** Not in the system's temporary folder: the programs find the clients by their place. */
const BUILD = join(PACKAGE_ROOT, "build", "conformance", "readmes");

/** The blocks of a client's README in its language, in their order: a call, a transaction, and what else it shows. */
function blocks(language: string, target: string, folder: string = language): string[] {
  return readBlocks(join("clients", folder, "README.md"))
    .filter((block) => block.language === language)
    .map(({ text }) => text.replaceAll("127.0.0.1:50051", target));
}

function folderOf(language: string): string {
  const folder = join(BUILD, language);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A program's file, moved to a folder that is deeper: the path to the clients changes. */
function copyManifest(from: string, name: string, folder: string): void {
  const text = readFileSync(join(PACKAGE_ROOT, from, name), "utf8");
  writeFileSync(join(folder, name), text.replaceAll("../../clients", "../../../../clients"));
}

function go(target: string): Prepared {
  const [call, transaction, ...more] = blocks("go", target);
  const folder = folderOf("go");
  for (const name of ["go.mod", "go.sum"]) copyManifest("examples/go", name, folder);
  writeFileSync(
    join(folder, "main.go"),
    `package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"

	crewdb "crewdb.internal/go"
	mainv1 "crewdb.internal/go/crewdb/main/v1"
	sqlv1 "crewdb.internal/go/crewdb/sql/v1"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	ctx := context.Background()
	${call}
	id := answer.GetUser().GetUserId()
	${transaction}
	if err != nil {
		log.Fatal(err)
	}
	${more.join("\n")}
}
`,
  );
  return goProgram(folder, "go-readme");
}

function rust(target: string): Prepared {
  const [call = "", ...more] = blocks("rust", target);
  const folder = folderOf("rust");
  for (const name of ["Cargo.toml", "Cargo.lock"]) copyManifest("examples/rust", name, folder);
  const manifest = readFileSync(join(folder, "Cargo.toml"), "utf8").replace('name = "work"', 'name = "readme"');
  writeFileSync(join(folder, "Cargo.toml"), manifest);
  const lock = readFileSync(join(folder, "Cargo.lock"), "utf8").replace('name = "work"', 'name = "readme"');
  writeFileSync(join(folder, "Cargo.lock"), lock);
  mkdirSync(join(folder, "src"));
  const [uses = "", body = ""] = call.split("\n\n", 2);
  writeFileSync(
    join(folder, "src", "main.rs"),
    `use crewdb::Transaction;\n${uses}
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
${body}
let ada = GetUserByEmailRequest { email: "ada@example.com".into() };
let id = client.main().get_user_by_email(ada).await?.into_inner().user.unwrap_or_default().user_id;
${more.join("\n")}
Ok(())
}
`,
  );
  return rustProgram(folder, "readme");
}

function java(target: string): Prepared {
  const [call, transaction] = blocks("java", target);
  const folder = folderOf("java");
  writeFileSync(
    join(folder, "Readme.java"),
    `import crewdb.client.*;
import crewdb.client.CrewdbClient.Database;
import crewdb.main.v1.*;
import io.grpc.StatusRuntimeException;
public class Readme {
  public static void main(String[] args) throws Exception {
    ${call}
    try (CrewdbClient db = CrewdbClient.connect("${target}")) {
      String id = db.main().getUserByEmail(GetUserByEmailRequest.newBuilder().setEmail("ada@example.com").build()).getUser().getUserId();
      ${transaction}
    }
  }
}
`,
  );
  return javaProgram(join(folder, "Readme.java"));
}

function python(target: string): Prepared {
  const [call, transaction = "", ...more] = blocks("python", target);
  const file = join(folderOf("python"), "readme.py");
  const body = transaction.replaceAll(/^/gm, "    ");
  writeFileSync(
    file,
    `${call}
with crewdb.connect("${target}") as db:
    user = db.main.GetUserByEmail(user_pb2.GetUserByEmailRequest(email="ada@example.com")).user
${body}
${more.join("\n")}
`,
  );
  return pythonProgram(file);
}

function typescript(target: string): Prepared {
  const folder = folderOf("ts");
  const client = join(PACKAGE_ROOT, "clients", "typescript");
  execFileSync(process.execPath, [join(PACKAGE_ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", client]);
  mkdirSync(join(folder, "node_modules", "@crewdb"), { recursive: true });
  symlinkSync(client, join(folder, "node_modules", "@crewdb", "client"));
  const file = join(folder, "readme.ts");
  writeFileSync(file, blocks("ts", target, "typescript").join("\n"));
  return [process.execPath, file];
}

/** Java's last block is a program of its own. */
function wholeJavaProgram(target: string): Prepared {
  const file = join(folderOf("java-program"), "Program.java");
  writeFileSync(file, blocks("java", target)[2] ?? "");
  return javaProgram(file);
}

describe("the README of each client has lines that work", function () {
  // They are compiled first.
  this.timeout(0);
  let folder: string;
  let service: ServiceProcess;
  before(async () => {
    folder = newFolder();
    service = await startProcess(folder);
    using main = service.client();
    await main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
  });
  after(async () => {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true });
    rmSync(BUILD, { recursive: true, force: true });
  });

  for (const [language, prepare] of Object.entries({ ts: typescript, go, python, java, rust })) {
    it(language, async function () {
      const command = prepare(service.address);
      if ("missing" in command) skipWithout(this, command.missing);
      const [program = "", ...args] = command;
      using main = service.client();
      const { user } = await main.getUserByEmail({ email: "ada@example.com" });
      await main.updateUser({
        user: { userId: user?.userId ?? "", department: "none" },
        updateMask: { paths: ["department"] },
      });
      let { stdout } = await run(program, args, { timeout: 120_000 });
      // What the page's transaction does.
      const after = (await main.getUserByEmail({ email: "ada@example.com" })).user?.department;
      assert.equal(after, "sales");
      if (language === "java") {
        const [java = "", ...rest] = wholeJavaProgram(service.address) as readonly string[];
        stdout += (await run(java, rest, { timeout: 120_000 })).stdout;
      }
      // The row, the rows of the stream, and the health.
      assert.match(stdout, /Ada[\s\S]*ada@example\.com[\s\S]*\b1\n[\s\S]*true\n$/i);
    });
  }

  it("java's dependency is the client's own", () => {
    const [fragment] = readBlocks("clients/java/README.md").filter(({ language }) => language === "xml");
    const pom = readFileSync(join(PACKAGE_ROOT, "clients", "java", "pom.xml"), "utf8");
    const named = [...(fragment?.text ?? "").matchAll(/<(?:groupId|artifactId|version)>[^<]+<.*>/g)].map(
      ([tag]) => tag,
    );
    assert.equal(named.length, 3);
    for (const tag of named) assert.ok(pom.includes(`\n  ${tag}\n`), tag);
  });

  it("python ends whenever it has done its work", async function () {
    const command = python(service.address);
    if ("missing" in command) skipWithout(this, command.missing);
    const [program = "", ...args] = command;
    // An interpreter that waited for a lock at its end did so once in ten times.
    for (let round = 0; round < 20; round++) await run(program, args, { timeout: 30_000 });
  });
});
