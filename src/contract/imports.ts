import { type DescMethod, getOption } from "@bufbuild/protobuf";
import { imports_with as importsWith } from "../../gen/ts/crewdb/options/v1/options_pb.js";
import type { ImportPlan } from "../engine/plan.js";
import { protoPath } from "./image.js";
import type { CompileContext, CompiledRpc } from "./rpc-compiler.js";

/** A client stream that names the batch rpc which stores its rows; it has no file of its own. */
export function isImport(method: DescMethod): boolean {
  return method.methodKind === "client_streaming" && getOption(method, importsWith) !== "";
}

/** Finds each import's batch rpc. A mistake when there is none, or when its rows are of another type. */
export function compileImports(
  { mistakes, lines }: CompileContext,
  methods: readonly DescMethod[],
  unary: readonly DescMethod[],
  rpcs: readonly CompiledRpc[],
): ImportPlan[] {
  return methods.map((method) => {
    const name = getOption(method, importsWith);
    const batch = unary.find((each) => each.name === name);
    const compiled = rpcs.find(({ plan }) => plan.name === name);
    const problem =
      batch === undefined || compiled?.plan.lane !== "write"
        ? `imports_with: there is no rpc ${name} that writes`
        : rowType(batch) === undefined || rowType(batch) !== rowType(method)
          ? `imports_with: field 1 of ${name} and of ${method.name} must be rows of the same type`
          : undefined;
    if (problem !== undefined) mistakes.add(protoPath(method.parent), lines.ofMethod(method), method.name, problem);
    return {
      name: method.name,
      method: `${method.parent.typeName}/${method.name}`,
      rpc: compiled?.plan.id ?? 0,
    };
  });
}

/** The message type of the repeated field 1. */
function rowType({ input }: DescMethod): string | undefined {
  const field = input.fields.find(({ number }) => number === 1);
  return field?.fieldKind === "list" ? field.message?.typeName : undefined;
}
