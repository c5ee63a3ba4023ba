import { ts } from "@ts-morph/bootstrap";
import {
  isArgumentOfPromise,
  isHandled,
  isInOptionalChain,
  isReturned,
  needsParentheses,
  shortText,
} from "./await-forms.js";
import { Families } from "./families.js";
import { argumentOf, asLoop, type Body, isAsync, type Place, placeOf, waiterOf } from "./function-places.js";
import { makeAsync, wrapReturnType } from "./make-async.js";
import { isInSwitch, type Migration } from "./migration.js";
import { dressed, nameOf } from "./references.js";

/** Test frameworks wait for what these are given. */
const TESTS: ReadonlySet<string> = new Set([
  "it",
  "test",
  "specify",
  "before",
  "after",
  "beforeEach",
  "afterEach",
  "beforeAll",
  "afterAll",
  "only",
]);
const SUITES: ReadonlySet<string> = new Set(["describe", "context", "suite"]);
/** Methods of arrays that need their callback's answer at once. */
const AT_ONCE: ReadonlySet<string> = new Set([
  "filter",
  "some",
  "every",
  "find",
  "findIndex",
  "findLast",
  "reduce",
  "reduceRight",
  "sort",
  "toSorted",
  "flatMap",
  "forEach",
  "replace",
  "replaceAll",
  "from",
]);
const REJECTS: Readonly<Record<string, string>> = { throws: "rejects", doesNotThrow: "doesNotReject" };

/** Waits for what answers later now: an await, an async function around it, and the same for everything that calls that function. */
export function addAwaits(migration: Migration, calls: readonly ts.CallExpression[]): void {
  new Awaits(migration).add(calls);
}

class Awaits {
  readonly #migration: Migration;
  readonly #families: Families;
  readonly #waited = new Set<ts.Node>();
  readonly #async = new Set<ts.Node>();
  readonly #loops = new Set<ts.Node>();
  readonly #queue: ts.CallExpression[] = [];
  readonly #later = new Set<ts.Declaration>();

  constructor(migration: Migration) {
    this.#migration = migration;
    this.#families = new Families(migration.checker, migration.files);
  }

  add(calls: readonly ts.CallExpression[]): void {
    this.#queue.push(...calls);
    for (let call = this.#queue.pop(); call !== undefined; call = this.#queue.pop()) this.#wait(call, "await ", "");
    for (const declaration of this.#later) this.#reportUnknownCalls(declaration);
  }

  /** Puts an await before a call, unless it is awaited in another way. */
  #wait(call: ts.CallExpression, before: string, after: string): void {
    if (this.#waited.has(call) || isInSwitch(call)) return;
    this.#waited.add(call);
    if (isHandled(call)) return;
    const waiter = this.#waiter(call);
    if ("problem" in waiter) {
      this.#refuse(call, waiter.problem, waiter.fix);
      return;
    }
    if ("body" in waiter && !this.#becomesAsync(waiter.body, call)) return;
    if (isInOptionalChain(call)) {
      this.#refuse(
        call,
        "an optional chain goes on behind it",
        "put it into a variable with await, and go on from there",
      );
      return;
    }
    if (isReturned(call) && !this.#isLoopBody(call) && before === "await " && !("module" in waiter)) return;
    const isWrapped = needsParentheses(call);
    this.#migration
      .edits(call)
      .enclose(call.getStart(), call.end, `${isWrapped ? "(" : ""}${before}`, `${after}${isWrapped ? ")" : ""}`);
  }

  /** What waits for a call; a forEach around it becomes a loop, and what is around that waits. */
  #waiter(call: ts.Node): ReturnType<typeof waiterOf> {
    const waiter = waiterOf(call);
    if (!("body" in waiter)) return waiter;
    const loop = asLoop(waiter.body);
    if (loop === undefined) return waiter;
    const { statement, list, item, body } = loop;
    const outer = this.#waiter(statement);
    if (!("problem" in outer) && !this.#loops.has(statement)) {
      this.#loops.add(statement);
      const edits = this.#migration.edits(statement);
      edits.enclose(statement.getStart(), list.end, `for (const ${item} of `, "");
      edits.replace(list.end, body.getStart(), ") ");
      edits.remove(body.end, ts.isBlock(body) ? statement.end : loop.call.end);
    }
    return outer;
  }

  #isLoopBody(call: ts.CallExpression): boolean {
    const arrow = ts.findAncestor(call, ts.isArrowFunction);
    return arrow !== undefined && asLoop(arrow) !== undefined;
  }

  /** Makes a function async; false when what it is for forbids that, which is reported. */
  #becomesAsync(body: Body, cause: ts.CallExpression): boolean {
    if (this.#migration.transactionBodies.has((body as { body?: ts.Node }).body ?? body)) return true;
    if (isAsync(body) || this.#async.has(body)) return true;
    const place = placeOf(body);
    if (place.kind === "argument" && !this.#givesTo(place, cause)) return false;
    this.#async.add(body);
    const wasSynchronous = makeAsync(this.#migration, body);
    if (place.kind === "called") this.#queue.push(place.call);
    if (place.kind === "other") this.#look(body, "a function that is passed on here answers a promise now");
    if (place.kind === "declared" && wasSynchronous) this.#spread(place.declaration);
    return true;
  }

  /** What becomes of a callback's owner; false when it can't take an async one. */
  #givesTo(place: Place & { kind: "argument" }, cause: ts.CallExpression): boolean {
    const { call, callee, isMethod } = place;
    if (TESTS.has(callee)) return true;
    const rejects = isMethod ? REJECTS[callee] : undefined;
    if (rejects !== undefined && ts.isPropertyAccessExpression(call.expression)) {
      this.#migration.replace(call.expression.name, rejects);
      this.#queue.push(call);
    } else if (isMethod && callee === "map") this.#waitForAll(call);
    else if (SUITES.has(callee))
      return this.#refuse(cause, "a suite's callback can't wait", "move it into before() or into the test");
    else if (isMethod && AT_ONCE.has(callee))
      return this.#refuse(
        cause,
        `${callee}() needs its callback's answer at once`,
        "collect the answers with a for…of loop and await first",
      );
    else
      this.#look(
        call,
        `${callee} is given an async function now`,
        "make sure that it waits, or that the function catches its errors",
      );
    return true;
  }

  #waitForAll(call: ts.CallExpression): void {
    if (isArgumentOfPromise(call)) return;
    this.#wait(call, "await Promise.all(", ")");
  }

  #refuse(cause: ts.CallExpression, problem: string, fix: string): false {
    this.#migration.report(cause, "change", `${shortText(cause)} answers a promise, and ${problem}`, fix);
    return false;
  }

  #look(node: ts.Node, problem: string, fix = "make sure that whoever calls it waits"): void {
    this.#migration.report(node, "check", problem, fix);
  }

  /** Every alias of the function returns a promise too, and every call of it is awaited. */
  #spread(declaration: ts.Declaration): void {
    for (const relative of this.#families.of(this.#declared(declaration))) {
      if (this.#later.has(relative)) continue;
      this.#later.add(relative);
      this.#answerLater(relative);
      for (const reference of this.#migration.references.of(relative)) this.#use(reference);
    }
  }

  #declared(declaration: ts.Declaration): ts.Declaration {
    if (!ts.isBinaryExpression(declaration)) return declaration;
    const { left } = declaration;
    return (
      this.#migration.references.declarationOf(ts.isPropertyAccessExpression(left) ? left.name : left) ?? declaration
    );
  }

  #answerLater(relative: ts.Declaration): void {
    const body = bodyOf(relative);
    if (body === undefined) wrapReturnType(this.#migration, relative);
    else if (!isAsync(body) && !this.#async.has(body)) {
      this.#async.add(body);
      makeAsync(this.#migration, body);
    }
    if ((ts.isVariableDeclaration(relative) || ts.isPropertyDeclaration(relative)) && relative.type !== undefined)
      wrapReturnType(this.#migration, relative);
  }

  #use(reference: ts.Identifier): void {
    const { parent } = reference;
    if (
      ts.isImportSpecifier(parent) ||
      ts.isExportSpecifier(parent) ||
      ts.isImportClause(parent) ||
      ts.isExportAssignment(parent)
    )
      return;
    if (ts.isTypeQueryNode(parent) || isDeclaredBy(reference)) return;
    if (ts.isShorthandPropertyAssignment(parent) || ts.isBindingElement(parent)) {
      this.#spread(parent);
      return;
    }
    const place = dressed(ts.isPropertyAccessExpression(parent) && parent.name === reference ? parent : reference);
    const user = place.parent;
    if (ts.isCallExpression(user) && user.expression === place) this.#queue.push(user);
    else if (ts.isPropertyAssignment(user)) this.#spread(user);
    else if (ts.isCallExpression(user)) this.#givesTo(argumentOf(user) as Place & { kind: "argument" }, user);
    else if (!ts.isTypeNode(user))
      this.#look(reference, `${reference.text} is passed on here and answers a promise now`);
  }

  /** Calls on something of unknown type: they may mean the function, or another with that name. */
  #reportUnknownCalls(declaration: ts.Declaration): void {
    const name = nameOf(declaration);
    if (name === undefined || !ts.isClassLike(declaration.parent)) return;
    for (const each of this.#migration.references.named(name.text)) {
      const access = each.parent;
      if (!ts.isPropertyAccessExpression(access) || access.name !== each || !ts.isCallExpression(access.parent))
        continue;
      const isUnknown = (this.#migration.checker.getTypeAtLocation(access.expression).flags & ts.TypeFlags.Any) !== 0;
      if (isUnknown && !ts.isAwaitExpression(access.parent.parent))
        this.#look(
          each,
          `this may be ${name.text}() of ${declaration.parent.name?.text ?? "a class"}, which answers a promise now`,
          "await it if it is",
        );
    }
  }
}

function isDeclaredBy(reference: ts.Identifier): boolean {
  const place = ts.isPropertyAccessExpression(reference.parent) ? reference.parent : reference;
  const { parent } = place;
  return ts.isBinaryExpression(parent) && parent.left === place;
}

function bodyOf(declaration: ts.Declaration): Body | undefined {
  if ((ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) && declaration.body !== undefined)
    return declaration;
  const value =
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration)
      ? declaration.initializer
      : undefined;
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
}
