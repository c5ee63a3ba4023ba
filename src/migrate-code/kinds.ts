import { ts } from "@ts-morph/bootstrap";
import { isDeclarationFile, type OldKind, oldKindOf, type Side } from "./old-surface.js";
import { bare, dressed, type References } from "./references.js";

/** Says what expressions and declarations of the old surface are, and of which of the two databases. */
export class Kinds {
  readonly #checker: ts.TypeChecker;
  readonly #references: References;
  readonly #sides = new Map<ts.Declaration, Side | undefined>();

  constructor(checker: ts.TypeChecker, references: References) {
    this.#checker = checker;
    this.#references = references;
  }

  /** The kind of an expression or a type, `Some` where better-sqlite3's own type is all that is known. */
  ofType(node: ts.Node): OldKind | undefined {
    const type = this.#checker.getNonNullableType(this.#checker.getTypeAtLocation(node));
    const symbol = type.getSymbol();
    const from = symbol?.declarations?.[0]?.getSourceFile().fileName ?? "";
    return symbol !== undefined && isDeclarationFile(from) ? oldKindOf(symbol.name) : undefined;
  }

  /** The kind of an expression, with the side that its source has. */
  of(expression: ts.Expression): OldKind | undefined {
    const kind = this.ofType(expression);
    if (kind?.side !== "Some" || kind.what === "Unified") return kind;
    const side = this.#sideOf(expression);
    return side === undefined ? kind : { what: kind.what, side };
  }

  /** The side of what a variable, field or parameter holds: the one that all of its sources have. */
  sideOfDeclaration(declaration: ts.Declaration): Side | undefined {
    if (this.#sides.has(declaration)) return this.#sides.get(declaration);
    // Of a circle, each one has the sources of the others.
    this.#sides.set(declaration, undefined);
    const sides = this.sourcesOf(declaration).map((source) => this.#definite(source));
    const [first] = sides;
    const side = sides.every((each) => each === first) ? first : undefined;
    this.#sides.set(declaration, side);
    return side;
  }

  /** Everything that is put into a variable, field or parameter. */
  sourcesOf(declaration: ts.Declaration): readonly ts.Expression[] {
    const sources: ts.Expression[] = [];
    if (ts.isBinaryExpression(declaration)) sources.push(declaration.right);
    if (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) {
      if (declaration.initializer !== undefined) sources.push(declaration.initializer);
    }
    for (const reference of this.#references.of(declaration)) {
      const place =
        ts.isPropertyAccessExpression(reference.parent) && reference.parent.name === reference
          ? reference.parent
          : reference;
      const { parent } = place;
      if (
        ts.isBinaryExpression(parent) &&
        parent.left === place &&
        parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        parent !== (declaration as ts.Node)
      )
        sources.push(parent.right);
    }
    if (ts.isParameter(declaration)) sources.push(...this.#argumentsFor(declaration));
    return sources.filter(
      (source) => bare(source).kind !== ts.SyntaxKind.NullKeyword && bare(source).getText() !== "undefined",
    );
  }

  #definite(source: ts.Expression): Side | undefined {
    const side = this.of(source)?.side;
    return side === "Some" ? undefined : side;
  }

  #sideOf(expression: ts.Expression): Side | undefined {
    const at = bare(expression);
    if (ts.isCallExpression(at)) {
      const callee = at.expression;
      if (ts.isPropertyAccessExpression(callee)) {
        const owner = this.of(callee.expression);
        if (owner !== undefined) return owner.side === "Some" ? undefined : owner.side;
      }
      const declared = this.#checker.getResolvedSignature(at)?.declaration;
      return declared === undefined ? undefined : this.sideOfFunction(declared);
    }
    const name = ts.isPropertyAccessExpression(at) ? at.name : at;
    const declaration = this.#references.declarationOf(name);
    if (declaration === undefined) return undefined;
    return ts.isGetAccessor(declaration) ? this.sideOfFunction(declaration) : this.sideOfDeclaration(declaration);
  }

  /** The side of what a function answers. */
  sideOfFunction(declared: ts.Node): Side | undefined {
    const sides = new Set<Side | undefined>();
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node) && node.expression !== undefined) sides.add(this.#definite(node.expression));
      else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    if (ts.isArrowFunction(declared) && !ts.isBlock(declared.body)) sides.add(this.#definite(declared.body));
    else ts.forEachChild(declared, visit);
    return sides.size === 1 ? [...sides][0] : undefined;
  }

  #argumentsFor(parameter: ts.ParameterDeclaration): ts.Expression[] {
    const owner = parameter.parent;
    const index = owner.parameters.indexOf(parameter);
    const named = ts.isConstructorDeclaration(owner) ? owner.parent : this.#named(owner);
    if (named === undefined) return [];
    return this.#references.of(named).flatMap((reference) => {
      const callee = ts.isPropertyAccessExpression(reference.parent) ? reference.parent : reference;
      const call = dressed(callee).parent;
      if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return [];
      const argument = call.arguments?.[index];
      return argument === undefined || call.expression !== dressed(callee) ? [] : [argument];
    });
  }

  #named(owner: ts.SignatureDeclaration): ts.Declaration | undefined {
    if (ts.isFunctionDeclaration(owner) || ts.isMethodDeclaration(owner)) return owner;
    const holder = owner.parent;
    return ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder) || ts.isPropertyAssignment(holder)
      ? holder
      : undefined;
  }
}
