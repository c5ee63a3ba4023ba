/** Rows of a result as text: a table, a list, JSON or CSV. */
import type { Column, Row, Value } from "../../gen/ts/crewdb/sql/v1/value_pb.js";

export type Form = "table" | "list" | "json" | "csv";

/** How wide a column may be; what is longer ends with an ellipsis. */
export interface TableOptions {
  readonly widest: number;
}

/** Every result ends its lines with a line feed; an empty one of JSON or CSV has none. */
export function formatRows(
  columns: readonly Column[],
  rows: readonly Row[],
  form: Form,
  options: TableOptions,
): string {
  const lines = {
    table: () => tableLines(columns, rows, options),
    list: () => listLines(columns, rows, options),
    json: () => rows.map((row) => jsonLine(columns, row)),
    csv: () => [
      csvLine(columns.map(({ name }) => name)),
      ...rows.map(({ values }) => csvLine(values.map(csvText))),
    ],
  }[form]();
  return lines.map((line) => `${line}\n`).join("");
}

/** Without the header, for the pages behind the first. */
export function formatMoreRows(
  columns: readonly Column[],
  rows: readonly Row[],
  form: Form,
  options: TableOptions,
): string {
  const text = formatRows(columns, rows, form, options);
  return form === "csv" ? text.slice(text.indexOf("\n") + 1) : text;
}

function tableLines(
  columns: readonly Column[],
  rows: readonly Row[],
  { widest }: TableOptions,
): string[] {
  const cells = rows.map(({ values }) => values.map((value) => cut(plainText(value), widest)));
  const names = columns.map(({ name }) => cut(visible(name), widest));
  const widths = names.map((name, at) =>
    cells.reduce((most, row) => Math.max(most, lengthOf(row[at] ?? "")), lengthOf(name)),
  );
  const isNumeric = columns.map(
    (_, at) => rows.length > 0 && rows.every(({ values }) => isNumber(values[at])),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => {
        const space = " ".repeat((widths[at] ?? 0) - lengthOf(text));
        return isNumeric[at] === true ? space + text : text + space;
      })
      .join(" | ")
      .trimEnd();
  return [line(names), widths.map((width) => "-".repeat(width)).join("-+-"), ...cells.map(line)];
}

/** One line for each value, for rows that are wider than the terminal. */
function listLines(
  columns: readonly Column[],
  rows: readonly Row[],
  { widest }: TableOptions,
): string[] {
  const width = Math.max(0, ...columns.map(({ name }) => lengthOf(visible(name))));
  return rows.flatMap(({ values }, row) => [
    `-- row ${row + 1}`,
    ...columns.map(({ name }, at) => {
      const label = visible(name);
      return `${label}${" ".repeat(width - lengthOf(label))} | ${cut(plainText(values[at]), widest)}`;
    }),
  ]);
}

/** NULL is NULL, and the text of that name has its quotes. */
export function plainText(value: Value | undefined): string {
  const kind = value?.kind;
  if (kind === undefined || kind.case === undefined) return "NULL";
  if (kind.case === "blob") return `x'${Buffer.from(kind.value).toString("hex")}'`;
  const text = visible(String(kind.value));
  return kind.case === "text" && text === "NULL" ? "'NULL'" : text;
}

/** A stored text must not move the cursor or colour the screen. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => {
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[char];
    return short ?? `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
}

function cut(text: string, widest: number): string {
  const letters = [...text];
  return letters.length <= widest ? text : `${letters.slice(0, widest - 1).join("")}…`;
}

function lengthOf(text: string): number {
  return [...text].length;
}

function isNumber(value: Value | undefined): boolean {
  const kind = value?.kind.case;
  return kind === undefined || kind === "integer" || kind === "real";
}

function jsonLine(columns: readonly Column[], { values }: Row): string {
  return JSON.stringify(
    Object.fromEntries(columns.map(({ name }, at) => [name, toJsonValue(values[at])])),
  );
}

/** An integer that JavaScript can't hold, and a blob in base64, are texts. */
export function toJsonValue(value: Value | undefined): string | number | null {
  const kind = value?.kind;
  if (kind === undefined || kind.case === undefined) return null;
  switch (kind.case) {
    case "integer":
      return Number.isSafeInteger(Number(kind.value)) ? Number(kind.value) : String(kind.value);
    case "blob":
      return Buffer.from(kind.value).toString("base64");
    default:
      return kind.value;
  }
}

function csvText({ kind }: Value): string {
  if (kind.case === undefined) return "";
  return kind.case === "blob" ? Buffer.from(kind.value).toString("base64") : String(kind.value);
}

function csvLine(texts: readonly string[]): string {
  return texts
    .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(",");
}
