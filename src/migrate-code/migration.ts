import { ts } from "@ts-morph/bootstrap";
import type { CodeBase } from "./code-base.js";
import { FileEdits } from "./file-edits.js";
import { Kinds } from "./kinds.js";
import type { Side } from "./old-surface.js";
import { bare, References } from "./references.js";

/** A place that needs a person. */
export interface Site {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `change`: it does not work unchanged. `check`: it was rewritten, and its meaning may have changed. */
  readonly level: "change" | "check";
  readonly problem: string;
  /** What would be right. */
  readonly fix: string;
}

/** A statement of the old surface that becomes a callback. */
export interface Query {
  readonly call: ts.CallExpression;
  readonly side: Side;
  /** Where `db` goes: after the manager in the code, or instead of a prepared statement's name. */
  readonly root: ts.Expression;
  /** What replaces `root`. Undefined: `root` stays, as the manager. */
  readonly statement?: {
    readonly manager: string;
    readonly typeArguments: string;
    readonly sql: string;
    readonly tail: string;
  };
  /** Inside a transaction's callback the statement is the callback's own. */
  readonly inTransaction: boolean;
}

/** A code base on its way: what is known of it, and the edits and sites so far. */
export class Migration {
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];
  readonly references: References;
  readonly kinds: Kinds;
  readonly sites: Site[] = [];
  /** What a declaration is called from now on. */
  readonly names: Map<ts.Declaration, string> = new Map();
  /** Removed variables, with the expression that replaces them. */
  readonly substitutes: Map<ts.Declaration, ts.Expression> = new Map();
  /** Files that need the type UnifiedConnectionManager beside what they import. */
  readonly needManagerType: Set<ts.SourceFile> = new Set();
  readonly queries: Query[] = [];
  /** Callbacks of `db.transaction(…)`: they become async when they are rewritten. */
  readonly transactionBodies: Map<ts.Node, Side> = new Map();
  readonly #edits = new Map<ts.SourceFile, FileEdits>();

  constructor(codeBase: CodeBase) {
    this.checker = codeBase.checker;
    this.files = codeBase.files;
    this.references = new References(codeBase.checker, codeBase.files);
    this.kinds = new Kinds(codeBase.checker, this.references);
  }

  edits(node: ts.Node): FileEdits {
    const file = node.getSourceFile();
    let edits = this.#edits.get(file);
    if (edits === undefined) {
      edits = new FileEdits(file.text);
      this.#edits.set(file, edits);
    }
    return edits;
  }

  /** The text of a file with its edits made. */
  textOf(file: ts.SourceFile): string {
    return this.#edits.get(file)?.apply() ?? file.text;
  }

  replace(node: ts.Node, text: string): void {
    this.edits(node).replace(node.getStart(), node.end, text);
  }

  report(node: ts.Node, level: Site["level"], problem: string, fix: string): void {
    const file = node.getSourceFile();
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
    const site = { file: file.fileName, line: line + 1, column: character + 1, level, problem, fix };
    const isKnown = this.sites.some(
      (each) => each.file === site.file && each.line === site.line && each.problem === problem,
    );
    if (!isKnown) this.sites.push(site);
  }

  /** Calls back for every node that is to be moved. */
  visit(each: (node: ts.Node) => void): void {
    const go = (node: ts.Node): void => {
      if (isSwitch(node)) return;
      each(node);
      ts.forEachChild(node, go);
    };
    for (const file of this.files) go(file);
  }

  /** The manager that an expression of the old surface comes from, as it is written from now on. */
  managerText(expression: ts.Expression): string {
    const at = bare(expression);
    if (
      ts.isCallExpression(at) &&
      ts.isPropertyAccessExpression(at.expression) &&
      this.kinds.ofType(at.expression.expression) !== undefined
    )
      return this.managerText(at.expression.expression);
    if (ts.isCallExpression(at) && ts.isIdentifier(at.expression)) return `${this.#newName(at.expression)}()`;
    if (ts.isPropertyAccessExpression(at)) return `${at.expression.getText()}.${this.#newName(at.name)}`;
    const declaration = this.references.declarationOf(at);
    const substitute = declaration === undefined ? undefined : this.substitutes.get(declaration);
    return substitute === undefined ? this.#newName(at) : this.managerText(substitute);
  }

  #newName(name: ts.Node): string {
    const text = name.getText();
    const declaration = this.references.declarationOf(name);
    if (declaration === undefined) return text;
    const isGetter = /^get(?:Walmart)?DatabaseManager$/.test(text) && declaration.getSourceFile().isDeclarationFile;
    return isGetter ? "getUnifiedConnectionManager" : (this.names.get(declaration) ?? text);
  }
}

/** `if (USE_UNIFIED_DB) { new } else { old }` of the old guide: both ways are meant, and both stay. */
export function isSwitch(node: ts.Node): node is ts.IfStatement {
  return ts.isIfStatement(node) && /\bUSE_UNIFIED_DB\b/.test(node.expression.getText());
}

export function isInSwitch(node: ts.Node): boolean {
  for (let at = node; at !== undefined; at = at.parent) if (isSwitch(at)) return true;
  return false;
}
