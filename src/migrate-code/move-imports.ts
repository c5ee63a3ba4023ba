import { ts } from "@ts-morph/bootstrap";
import { isInSwitch, type Migration } from "./migration.js";
import { isDeclarationFile, NEW_MODULE, NEW_NAMES, type OldModule, oldModuleOf } from "./old-surface.js";

/** The names that a file gets from the unified module, each as it is written: `a`, `type A`, `a as b`. */
type Wanted = Map<string, { readonly text: string; readonly isType: boolean }>;

/** Imports of the old modules become one of the package's, and what comes through a module of the code base gets its new name. */
export function moveImports(migration: Migration): void {
  for (const file of migration.files) {
    moveImportsOf(migration, file, unusedSqlite(migration, file));
  }
  migration.visit((node) => {
    if (ts.isIdentifier(node)) renameUse(migration, node);
    else if (ts.isCallExpression(node)) moveRequire(migration, node);
  });
}

interface OldImport {
  readonly node: ts.ImportDeclaration;
  readonly module: OldModule;
  readonly names: readonly ts.ImportSpecifier[];
}

function oldImportsOf(migration: Migration, file: ts.SourceFile): OldImport[] {
  return file.statements.filter(ts.isImportDeclaration).flatMap((node): OldImport[] => {
    const module = ts.isStringLiteral(node.moduleSpecifier) ? oldModuleOf(node.moduleSpecifier.text) : undefined;
    if (module === undefined || (node.moduleSpecifier as ts.StringLiteral).text === NEW_MODULE) return [];
    const bindings = node.importClause?.namedBindings;
    if (node.importClause?.name === undefined && bindings !== undefined && ts.isNamedImports(bindings))
      return [{ node, module, names: [...bindings.elements] }];
    migration.report(
      node,
      "change",
      `this import of ${module} names nothing that can be followed`,
      `import { getUnifiedConnectionManager } from "${NEW_MODULE}"`,
    );
    return [];
  });
}

function moveImportsOf(migration: Migration, file: ts.SourceFile, unused: readonly ts.ImportDeclaration[]): void {
  moveReExports(migration, file);
  const found = oldImportsOf(migration, file);
  const needsType = migration.needManagerType.has(file);
  if (found.length === 0 && unused.length === 0 && !needsType) return;
  const wanted: Wanted = new Map();
  const left = new Map<OldModule, string[]>();
  for (const { node, module, names } of found)
    for (const name of names) sort(migration, node, module, name, wanted, left);
  const present = file.statements
    .filter(ts.isImportDeclaration)
    .find((node) => (node.moduleSpecifier as ts.StringLiteral).text === NEW_MODULE);
  if (needsType) want(wanted, "UnifiedConnectionManager", "UnifiedConnectionManager", true);
  for (const name of namesOf(present)) wanted.delete(name);
  const model = found[0]?.node ?? file.statements.find(ts.isImportDeclaration);
  const lines = writeImport(wanted, model, NEW_MODULE);
  for (const [module, names] of left) {
    const same: Wanted = new Map(names.map((text) => [text, { text, isType: false }]));
    lines.push(...writeImport(same, model, `crewdb/database/${module}.js`));
  }
  place(migration, file, [...found.map(({ node }) => node), ...unused], lines);
}

/** Old names that the way back of `if (USE_UNIFIED_DB)` uses stay, imported from the package. */
function sort(
  migration: Migration,
  node: ts.ImportDeclaration,
  module: OldModule,
  name: ts.ImportSpecifier,
  wanted: Wanted,
  left: Map<OldModule, string[]>,
): void {
  const imported = (name.propertyName ?? name.name).text;
  const declaration = migration.references.declarationOf(name.name);
  const uses =
    declaration === undefined
      ? []
      : migration.references
          .named(name.name.text)
          .filter((each) => each.getSourceFile() === node.getSourceFile() && each.parent !== name);
  if (module !== "UnifiedConnectionManager" && uses.some(isInSwitch))
    left.set(module, [...(left.get(module) ?? []), name.getText()]);
  if (uses.length > 0 && uses.every(isInSwitch) && module !== "UnifiedConnectionManager") return;
  const isType = name.isTypeOnly || node.importClause?.isTypeOnly === true;
  const now = NEW_NAMES[imported] ?? imported;
  const local = name.propertyName === undefined ? now : name.name.text;
  want(wanted, local, now === local ? now : `${now} as ${local}`, isType);
}

function want(wanted: Wanted, local: string, text: string, isType: boolean): void {
  if (wanted.get(local)?.isType === false) return;
  wanted.set(local, { text, isType });
}

function namesOf(node: ts.ImportDeclaration | undefined): string[] {
  const bindings = node?.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

function writeImport(wanted: Wanted, model: ts.ImportDeclaration | undefined, module: string): string[] {
  const names = [...wanted.values()];
  if (names.length === 0) return [];
  const quote = model?.moduleSpecifier.getText()[0] ?? '"';
  const end = model === undefined || model.getText().endsWith(";") ? ";" : "";
  const isTypes = names.every(({ isType }) => isType);
  const list = names.map(({ text, isType }) => (isType && !isTypes ? `type ${text}` : text)).join(", ");
  return [`import ${isTypes ? "type " : ""}{ ${list} } from ${quote}${module}${quote}${end}`];
}

function place(
  migration: Migration,
  file: ts.SourceFile,
  old: readonly ts.ImportDeclaration[],
  lines: readonly string[],
): void {
  const edits = migration.edits(file);
  const newline = file.text.includes("\r\n") ? "\r\n" : "\n";
  const [first, ...more] = old;
  for (const node of more) edits.removeStatement(node.getStart(), node.end);
  if (first === undefined) {
    const last = file.statements.findLast(ts.isImportDeclaration);
    if (last !== undefined) edits.insertBehind(last.end, `${newline}${lines.join(newline)}`, last.getStart());
  } else if (lines.length === 0) edits.removeStatement(first.getStart(), first.end);
  else edits.replace(first.getStart(), first.end, lines.join(newline));
}

/** `export { getDatabaseManager } from "../database/DatabaseManager.js"`: its importers get the new name too. */
function moveReExports(migration: Migration, file: ts.SourceFile): void {
  for (const node of file.statements) {
    if (
      !ts.isExportDeclaration(node) ||
      node.moduleSpecifier === undefined ||
      !ts.isStringLiteral(node.moduleSpecifier)
    )
      continue;
    if (oldModuleOf(node.moduleSpecifier.text) === undefined || node.moduleSpecifier.text === NEW_MODULE) continue;
    const quote = node.moduleSpecifier.getText()[0] ?? '"';
    migration.replace(node.moduleSpecifier, `${quote}${NEW_MODULE}${quote}`);
    const seen = new Set<string>();
    const names =
      node.exportClause !== undefined && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    const texts = names.flatMap((name) => {
      const imported = (name.propertyName ?? name.name).text;
      const now = NEW_NAMES[imported] ?? imported;
      const text = name.propertyName === undefined ? now : `${now} as ${name.name.text}`;
      if (seen.has(text)) return [];
      seen.add(text);
      return [`${name.isTypeOnly ? "type " : ""}${text}`];
    });
    const [start, end] = [names[0]?.getStart(), names.at(-1)?.end];
    if (start !== undefined && end !== undefined) migration.edits(file).replace(start, end, texts.join(", "));
  }
}

/** A name of an old module, wherever it is used. */
function renameUse(migration: Migration, node: ts.Identifier): void {
  const now = NEW_NAMES[node.text];
  // Of a call that is a statement of its own, the fourth parent is above the file.
  const around: ts.Node | undefined = node.parent.parent?.parent?.parent;
  if (now === undefined || (around !== undefined && ts.isImportDeclaration(around) && isOldImport(around))) return;
  if (ts.isExportSpecifier(node.parent) && node.parent.parent.parent.moduleSpecifier !== undefined) return;
  const declaration = migration.references.declarationOf(node);
  if (declaration === undefined || !isDeclarationFile(declaration.getSourceFile().fileName)) return;
  migration.replace(node, now);
  moveConfiguration(migration, node);
}

/** `getDatabaseManager(options)` configured one database; the unified manager takes both. */
function moveConfiguration(migration: Migration, name: ts.Identifier): void {
  const call = name.parent;
  if (!ts.isCallExpression(call) || call.expression !== name) return;
  const [options] = call.arguments;
  if (options === undefined) return;
  const side = name.text === "getDatabaseManager" ? "main" : "walmart";
  migration.edits(call).enclose(options.getStart(), options.end, `{ ${side}: `, " }");
  const problem = "the configuration counts in the first call of getUnifiedConnectionManager() only";
  migration.report(call, "check", problem, "give that one { main: …, walmart: … }");
}

function isOldImport(node: ts.ImportDeclaration): boolean {
  return ts.isStringLiteral(node.moduleSpecifier) && oldModuleOf(node.moduleSpecifier.text) !== undefined;
}

/** `const { getDatabaseManager } = require("../database/DatabaseManager")`, and the same with import(). */
function moveRequire(migration: Migration, call: ts.CallExpression): void {
  const [specifier] = call.arguments;
  if (
    specifier === undefined ||
    !ts.isStringLiteral(specifier) ||
    specifier.text === NEW_MODULE ||
    oldModuleOf(specifier.text) === undefined
  )
    return;
  const isLoad = call.expression.kind === ts.SyntaxKind.ImportKeyword || call.expression.getText() === "require";
  if (!isLoad) {
    if (/\b(?:mock|doMock|unmock)$/.test(call.expression.getText()))
      migration.report(
        call,
        "change",
        "this replaces the old manager by a double",
        `replace "${NEW_MODULE}", whose getUnifiedConnectionManager() answers promises`,
      );
    return;
  }
  const quote = specifier.getText()[0] ?? '"';
  migration.replace(specifier, `${quote}${NEW_MODULE}${quote}`);
  const holder = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
  if (ts.isVariableDeclaration(holder) && ts.isObjectBindingPattern(holder.name))
    moveBindings(migration, holder, holder.name);
  else
    migration.report(
      call,
      "change",
      "what is taken from this module can't be followed",
      `take getUnifiedConnectionManager from "${NEW_MODULE}"`,
    );
}

function moveBindings(migration: Migration, holder: ts.VariableDeclaration, pattern: ts.ObjectBindingPattern): void {
  for (const each of pattern.elements) {
    if (!ts.isIdentifier(each.name) || each.propertyName !== undefined) continue;
    const now = NEW_NAMES[each.name.text];
    if (now === undefined) continue;
    const file = each.getSourceFile();
    for (const use of migration.references.named(each.name.text))
      if (use.getSourceFile() === file) migration.replace(use, now);
    const statement = holder.parent.parent;
    const isSecond = earlierRequires(pattern).some((other) => NEW_NAMES[other] === now);
    if (isSecond && pattern.elements.length === 1 && ts.isVariableStatement(statement))
      migration.edits(statement).removeStatement(statement.getStart(), statement.end);
  }
}

/** Names that the same block takes from old modules before. */
function earlierRequires(pattern: ts.ObjectBindingPattern): string[] {
  const statement = ts.findAncestor(pattern, ts.isVariableStatement);
  const block = statement?.parent;
  if (statement === undefined || block === undefined || !(ts.isSourceFile(block) || ts.isBlock(block))) return [];
  return block.statements
    .slice(0, block.statements.indexOf(statement))
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ name }) => (ts.isObjectBindingPattern(name) ? name.elements.map((each) => each.name.getText()) : []))
    .filter((name) => NEW_NAMES[name] !== undefined);
}

/** Imports of better-sqlite3 whose every use is gone: errors of `noUnusedLocals`. */
function unusedSqlite(migration: Migration, file: ts.SourceFile): ts.ImportDeclaration[] {
  const edits = migration.edits(file);
  return file.statements.filter(ts.isImportDeclaration).filter((node) => {
    if ((node.moduleSpecifier as ts.StringLiteral).text !== "better-sqlite3" || node.importClause === undefined)
      return false;
    const names: ts.Identifier[] = [];
    const visit = (each: ts.Node): void => {
      if (ts.isIdentifier(each)) names.push(each);
      ts.forEachChild(each, visit);
    };
    visit(node.importClause);
    const uses = names.flatMap((name) =>
      migration.references.named(name.text).filter((each) => each.getSourceFile() === file && !names.includes(each)),
    );
    return uses.length > 0 && uses.every((each) => edits.isReplaced(each.getStart(), each.end));
  });
}
