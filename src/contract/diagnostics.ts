/** One mistake in the contract, with the place to correct. */
export interface Diagnostic {
  /** Path from the package's root. */
  readonly file: string;
  /** From 1; 0 if the mistake has no line, such as a missing file. */
  readonly line: number;
  /** The field, parameter or column meant, e.g. `ListEmailsRequest.statuses`. */
  readonly field?: string;
  /** What is wrong and what would be right. */
  readonly message: string;
}

/** Collects mistakes, so that all are reported at once. */
export class Mistakes {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  add(file: string, line: number, field: string | undefined, message: string): void {
    const diagnostic = { file, line, ...(field === undefined ? {} : { field }), message };
    const key = describeDiagnostic(diagnostic);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(diagnostic);
  }

  /** How many there are: compare before and after a step to see whether it went well. */
  get count(): number {
    return this.#list.length;
  }

  /** By file, then line. */
  list(): Diagnostic[] {
    return this.#list.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  }
}

/** `file:line: field: message`, a form that terminals and editors turn into links. */
export function describeDiagnostic({ file, line, field, message }: Diagnostic): string {
  const place = line === 0 ? file : `${file}:${line}`;
  return field === undefined ? `${place}: ${message}` : `${place}: ${field}: ${message}`;
}

/** The contract can't be compiled; the message lists every mistake, one a line. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const count = diagnostics.length === 1 ? "1 mistake" : `${diagnostics.length} mistakes`;
    super([`the contract has ${count}`, ...diagnostics.map(describeDiagnostic)].join("\n"));
    this.diagnostics = diagnostics;
  }
}
