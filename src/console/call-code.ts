import type { DescMethod } from "@bufbuild/protobuf";
import { methodName } from "./contract.js";
import type { JsonObject } from "./json.js";

/** A call as it is written elsewhere. */
export interface CodeSample {
  readonly language: string;
  readonly text: string;
}

interface Place {
  /** `http://127.0.0.1:50052` */
  readonly origin: string;
  /** Of the gRPC port: `127.0.0.1:50051`. */
  readonly grpc: string;
  readonly hasToken: boolean;
}

export function codeSamples(method: DescMethod, request: JsonObject, place: Place): CodeSample[] {
  return [
    { language: "curl", text: toCurl(method, request, place) },
    { language: "TypeScript", text: toTypeScript(method, request, place) },
    { language: "Python", text: toPython(method, request, place) },
    { language: "Go", text: toGo(method, request, place) },
  ];
}

function toCurl(method: DescMethod, request: JsonObject, { origin, hasToken }: Place): string {
  const isStream = method.methodKind === "server_streaming";
  // A stream's message has five bytes before it; buf writes them.
  if (isStream)
    return [
      `npx buf curl --protocol connect${hasToken ? ` -H "authorization: Bearer $TOKEN"` : ""} \\`,
      `  -d ${quoted(JSON.stringify(request))} \\`,
      `  ${origin}/${methodName(method)}`,
    ].join("\n");
  return [
    `curl ${origin}/${methodName(method)} \\`,
    ...(hasToken ? [`  -H "authorization: Bearer $TOKEN" \\`] : []),
    `  -H 'content-type: application/json' \\`,
    `  -d ${quoted(JSON.stringify(request))}`,
  ].join("\n");
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `main` of `crewdb.main.v1.MainDb`; undefined for a service without a client of its own. */
function packageOf({ parent }: DescMethod): string | undefined {
  return /^crewdb\.(\w+)\.v1\./.exec(parent.typeName)?.[1];
}

function toTypeScript(method: DescMethod, request: JsonObject, { grpc, hasToken }: Place): string {
  const name = packageOf(method) ?? "main";
  const creator = `create${method.parent.name}`;
  const schema = `${method.input.name}Schema`;
  const file = method.input.file.name;
  const options = hasToken ? ", { token: process.env.TOKEN }" : "";
  const call = `${name}.${method.localName}(fromJson(${schema}, ${indented(request, 0)}))`;
  const use =
    method.methodKind === "server_streaming"
      ? `for await (const reply of ${call}) console.log(reply);`
      : `console.log(await ${call});`;
  return [
    `import { fromJson } from "@bufbuild/protobuf";`,
    `import { ${creator} } from "crewdb";`,
    `import { ${schema} } from "crewdb/gen/${file}_pb";`,
    "",
    `using ${name} = ${creator}("${grpc}"${options});`,
    use,
  ].join("\n");
}

function toPython(method: DescMethod, request: JsonObject, { grpc, hasToken }: Place): string {
  const name = packageOf(method) ?? "main";
  const file = method.input.file.name;
  const folder = file.slice(0, file.lastIndexOf("/")).replaceAll("/", ".");
  const module = `${file.slice(file.lastIndexOf("/") + 1)}_pb2`;
  const options = hasToken ? `, token=os.environ["TOKEN"]` : "";
  const call = `db.${name}.${method.name}(ParseDict(${pythonLiteral(request, 1)}, ${module}.${method.input.name}()))`;
  const use =
    method.methodKind === "server_streaming"
      ? [`    for reply in ${call}:`, "        print(reply)"]
      : [`    print(${call})`];
  return [
    ...(hasToken ? ["import os", ""] : []),
    "import crewdb",
    "from google.protobuf.json_format import ParseDict",
    `from ${folder} import ${module}`,
    "",
    `with crewdb.connect("${grpc}"${options}) as db:`,
    ...use,
  ].join("\n");
}

function toGo(method: DescMethod, request: JsonObject, { grpc, hasToken }: Place): string {
  const name = packageOf(method) ?? "main";
  const inputPackage = method.input.file.proto.package.split(".")[1] ?? name;
  const alias = `${inputPackage}v1`;
  const options = hasToken ? `, crewdb.WithToken(os.Getenv("TOKEN"))` : "";
  const field = name.charAt(0).toUpperCase() + name.slice(1);
  const call = `db.${field}.${method.name}(context.Background(), request)`;
  const use =
    method.methodKind === "server_streaming"
      ? [
          `\tstream, err := ${call}`,
          "\tif err != nil {",
          "\t\tlog.Fatal(err)",
          "\t}",
          "\tfor {",
          "\t\treply, err := stream.Recv()",
          "\t\tif err == io.EOF {",
          "\t\t\tbreak",
          "\t\t}",
          "\t\tif err != nil {",
          "\t\t\tlog.Fatal(err)",
          "\t\t}",
          "\t\tfmt.Println(reply)",
          "\t}",
        ]
      : [
          `\treply, err := ${call}`,
          "\tif err != nil {",
          "\t\tlog.Fatal(err)",
          "\t}",
          "\tfmt.Println(reply)",
        ];
  const standard = [
    "context",
    "fmt",
    ...(method.methodKind === "server_streaming" ? ["io"] : []),
    "log",
    ...(hasToken ? ["os"] : []),
  ];
  return [
    "package main",
    "",
    "import (",
    ...standard.map((each) => `\t"${each}"`),
    "",
    `\tcrewdb "crewdb.internal/go"`,
    `\t${alias} "crewdb.internal/go/crewdb/${inputPackage}/v1"`,
    `\t"google.golang.org/protobuf/encoding/protojson"`,
    ")",
    "",
    "func main() {",
    `\tdb, err := crewdb.Connect("${grpc}"${options})`,
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    "\tdefer db.Close()",
    `\trequest := &${alias}.${method.input.name}{}`,
    `\tif err := protojson.Unmarshal([]byte(${goText(JSON.stringify(request))}), request); err != nil {`,
    "\t\tlog.Fatal(err)",
    "\t}",
    ...use,
    "}",
  ].join("\n");
}

/** A raw string, unless the text has the character that ends one. */
function goText(text: string): string {
  return text.includes("`") ? JSON.stringify(text) : `\`${text}\``;
}

function indented(request: JsonObject, depth: number): string {
  return JSON.stringify(request, undefined, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`);
}

/** JSON is Python but for three words; strings may have them, so texts are left out. */
function pythonLiteral(request: JsonObject, depth: number): string {
  const json = JSON.stringify(request, undefined, 4).replaceAll("\n", `\n${"    ".repeat(depth)}`);
  return json.replace(/"(?:[^"\\]|\\.)*"|\b(true|false|null)\b/g, (found, word?: string) => {
    if (word === undefined) return found;
    return word === "null" ? "None" : word === "true" ? "True" : "False";
  });
}
