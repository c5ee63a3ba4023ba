import { ts } from "@ts-morph/bootstrap";
import { nameOf } from "./references.js";

/** Methods that stand for each other: of an interface, the classes that implement it, and the classes that extend those. */
export class Families {
  readonly #checker: ts.TypeChecker;
  readonly #relatives = new Map<ts.Declaration, Set<ts.Declaration>>();

  constructor(checker: ts.TypeChecker, files: readonly ts.SourceFile[]) {
    this.#checker = checker;
    const own = new Set(files);
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) this.#relate(node, own);
      if (ts.isObjectLiteralExpression(node)) this.#relateLiteral(node, own);
      ts.forEachChild(node, visit);
    };
    for (const file of files) visit(file);
  }

  /** A declaration with all that must answer the same. */
  of(declaration: ts.Declaration): ReadonlySet<ts.Declaration> {
    const found = new Set([declaration]);
    for (const each of found) {
      for (const relative of this.#relatives.get(each) ?? []) found.add(relative);
      for (const overload of this.#overloads(each)) found.add(overload);
    }
    return found;
  }

  /** The other signatures of a function or method. */
  #overloads(declaration: ts.Declaration): readonly ts.Declaration[] {
    const name = nameOf(declaration);
    if (name === undefined || !(ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)))
      return [];
    return this.#checker.getSymbolAtLocation(name)?.declarations?.filter(({ kind }) => kind === declaration.kind) ?? [];
  }

  #relate(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, own: ReadonlySet<ts.SourceFile>): void {
    for (const { types } of node.heritageClauses ?? []) {
      for (const heritage of types) this.#relateMembers(node.members, this.#checker.getTypeAtLocation(heritage), own);
    }
  }

  #relateLiteral(node: ts.ObjectLiteralExpression, own: ReadonlySet<ts.SourceFile>): void {
    if (!node.properties.some((each) => ts.isMethodDeclaration(each) || ts.isPropertyAssignment(each))) return;
    const type = this.#checker.getContextualType(node);
    if (type !== undefined) this.#relateMembers(node.properties, type, own);
  }

  #relateMembers(members: readonly ts.Declaration[], type: ts.Type, own: ReadonlySet<ts.SourceFile>): void {
    for (const member of members) {
      const name = nameOf(member)?.text;
      if (name === undefined) continue;
      for (const base of type.getProperty(name)?.declarations ?? [])
        if (own.has(base.getSourceFile())) this.#link(member, base);
    }
  }

  #link(one: ts.Declaration, other: ts.Declaration): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.#relatives.get(from) ?? new Set();
      this.#relatives.set(from, known.add(to));
    }
  }
}
