import { ts } from "@ts-morph/bootstrap";

/** Which declaration a name means, and where else the name occurs. */
export class References {
  readonly #checker: ts.TypeChecker;
  readonly #byName = new Map<string, ts.Identifier[]>();
  readonly #defaultImports: ts.Identifier[] = [];
  readonly #found = new Map<ts.Node, readonly ts.Identifier[]>();

  constructor(checker: ts.TypeChecker, files: readonly ts.SourceFile[]) {
    this.#checker = checker;
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) this.#note(node);
      ts.forEachChild(node, visit);
    };
    for (const file of files) visit(file);
  }

  /** The declaration that a name means, through imports. */
  declarationOf(name: ts.Node): ts.Declaration | undefined {
    const parent: ts.Node | undefined = name.parent;
    const symbol =
      parent !== undefined && ts.isShorthandPropertyAssignment(parent)
        ? this.#checker.getShorthandAssignmentValueSymbol(parent)
        : this.#checker.getSymbolAtLocation(name);
    if (symbol === undefined) return undefined;
    const real = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return real.valueDeclaration ?? real.declarations?.[0];
  }

  /** Every place that names the declaration, its own name left out. */
  of(declaration: ts.Declaration): readonly ts.Identifier[] {
    let found = this.#found.get(declaration);
    if (found === undefined) {
      const name = nameOf(declaration);
      found = this.#called(name?.text, declaration).filter((each) => each !== name);
      this.#found.set(declaration, found);
    }
    return found;
  }

  /** Every identifier of that text. */
  named(text: string): readonly ts.Identifier[] {
    return this.#byName.get(text) ?? [];
  }

  /** The places of a name, and of the names that imports and exports give it. */
  #called(text: string | undefined, declaration: ts.Declaration): readonly ts.Identifier[] {
    const names = new Set(text === undefined ? [] : [text]);
    for (const each of this.#defaultImports) if (this.#means(each, declaration)) names.add(each.text);
    const found: ts.Identifier[] = [];
    for (const name of names) {
      for (const each of this.#byName.get(name) ?? []) {
        if (!this.#means(each, declaration)) continue;
        found.push(each);
        const { parent } = each;
        if ((ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) && parent.propertyName === each)
          names.add(parent.name.text);
      }
    }
    return found;
  }

  #means(name: ts.Identifier, declaration: ts.Declaration): boolean {
    if (this.declarationOf(name) === declaration) return true;
    // `export { a }` and `import { a }` name an alias: what it stands for was asked above. A destructured property is a second name.
    const parent = name.parent;
    if (!ts.isBindingElement(parent) || (parent.propertyName ?? parent.name) !== name) return false;
    const owner = this.#checker.getTypeAtLocation(parent.parent);
    return owner.getProperty(name.text)?.valueDeclaration === declaration;
  }

  #note(name: ts.Identifier): void {
    const same = this.#byName.get(name.text);
    if (same === undefined) this.#byName.set(name.text, [name]);
    else same.push(name);
    if (ts.isImportClause(name.parent)) this.#defaultImports.push(name);
  }
}

/** The identifier that a declaration declares. `this.x = …` of JavaScript declares x. */
export function nameOf(declaration: ts.Declaration): ts.Identifier | undefined {
  if (ts.isBinaryExpression(declaration)) return nameOf(declaration.left as unknown as ts.Declaration);
  if (ts.isPropertyAccessExpression(declaration))
    return ts.isIdentifier(declaration.name) ? declaration.name : undefined;
  const name = ts.getNameOfDeclaration(declaration);
  return name !== undefined && ts.isIdentifier(name) ? name : undefined;
}

/** Where `this` means the same: the nearest function that is not an arrow function, or the file. */
export function thisContainerOf(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isSourceFile(at) && !(ts.isFunctionLike(at) && !ts.isArrowFunction(at)) && !ts.isClassLike(at))
    at = at.parent;
  return at;
}

/** Without parentheses, casts, `!` and `await` around it. */
export function bare(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isAwaitExpression(at) ||
    ts.isSatisfiesExpression(at)
  )
    at = at.expression;
  return at;
}

/** The outermost parentheses, casts and `!` around an expression, or itself. */
export function dressed(node: ts.Node): ts.Node {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isSatisfiesExpression(at.parent)
  )
    at = at.parent;
  return at;
}
