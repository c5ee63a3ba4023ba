import { dirname } from "node:path";
import { createProjectSync, ts } from "@ts-morph/bootstrap";
import type { Source } from "./find-files.js";
import { DECLARATIONS, isOldManagerFile, oldModuleFile, oldModuleOf, SQLITE_FILE } from "./old-surface.js";

/** The sources as the compiler sees them. */
export interface CodeBase {
  readonly checker: ts.TypeChecker;
  /** Those that can be read, without the old managers themselves. */
  readonly files: readonly ts.SourceFile[];
  /** Those with a syntax error, with the first one. */
  readonly unreadable: readonly { readonly file: ts.SourceFile; readonly position: number; readonly problem: string }[];
}

const FIXED: ts.CompilerOptions = {
  allowJs: true,
  // Calls of JavaScript are resolved from what it assigns; its mistakes are not reported.
  checkJs: false,
  maxNodeModuleJsDepth: 0,
  noEmit: true,
  target: ts.ScriptTarget.ESNext,
  // Without the DOM, which is half of what there is to read.
  lib: ["lib.es2024.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  esModuleInterop: true,
  strict: true,
  jsx: ts.JsxEmit.Preserve,
  types: [],
};

/** Aliases such as `@/database/…` are the only thing that a tsconfig.json decides here. */
function aliasesOf(folder: string): ts.CompilerOptions {
  const path = ts.findConfigFile(folder, ts.sys.fileExists);
  if (path === undefined) return {};
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: [], include: undefined },
    ts.sys,
    dirname(path),
  );
  const { baseUrl, paths, pathsBasePath } = options;
  return Object.fromEntries(
    Object.entries({ baseUrl, paths, pathsBasePath }).filter(([, value]) => value !== undefined),
  );
}

export function openCodeBase(folder: string, sources: readonly Source[]): CodeBase {
  const project = createProjectSync({
    compilerOptions: { ...FIXED, ...aliasesOf(folder) },
    skipAddingFilesFromTsConfig: true,
    resolutionHost: (host, options) => ({
      resolveModuleNames: (names, importer) => names.map((name) => resolve(name, importer, options(), host)),
    }),
  });
  for (const [path, text] of DECLARATIONS) project.createSourceFile(path, text);
  const scripts = sources.map(({ path, text }) => project.createSourceFile(path, text));
  const program = project.createProgram();
  const unreadable = scripts.flatMap((file) => {
    const [first] = program.getSyntacticDiagnostics(file);
    if (first === undefined) return [];
    const problem = ts.flattenDiagnosticMessageText(first.messageText, " ");
    return [{ file, position: first.start ?? 0, problem }];
  });
  const broken = new Set(unreadable.map(({ file }) => file));
  const files = scripts.filter((file) => !broken.has(file) && !isOldManagerFile(file.fileName));
  return { checker: program.getTypeChecker(), files, unreadable };
}

function resolve(
  name: string,
  importer: string,
  options: ts.CompilerOptions,
  host: ts.ModuleResolutionHost,
): ts.ResolvedModuleFull | undefined {
  const old = oldModuleOf(name);
  const declaration = old !== undefined ? oldModuleFile(old) : name === "better-sqlite3" ? SQLITE_FILE : undefined;
  if (declaration !== undefined) return { resolvedFileName: declaration, extension: ts.Extension.Dts };
  return ts.resolveModuleName(name, importer, options, host).resolvedModule;
}

/** Line and column from 1. */
export function placeOf(file: ts.SourceFile, position: number): { readonly line: number; readonly column: number } {
  const { line, character } = file.getLineAndCharacterOfPosition(position);
  return { line: line + 1, column: character + 1 };
}
