import { useState } from "preact/hooks";
import { CodeBlock } from "./code-block.js";
import { chosenDatabase, DatabaseChoice } from "./database-choice.js";
import { go, route } from "./route.js";
import { needSchema, type Table } from "./schema-store.js";
import { readingOf, statement } from "./sql.js";

/** Tables and views, with what makes them. */
export function SchemaView() {
  const schema = needSchema(chosenDatabase.value);
  const [filter, setFilter] = useState("");
  const tables = schema?.tables ?? [];
  const found = tables.filter(({ name }) => name.includes(filter.toLowerCase()));
  const shown = tables.find(({ name }) => name === route.value.rest) ?? found[0];
  return (
    <div class="split">
      <nav class="methods" aria-label="Tables and views">
        <div class="sql-bar">
          <DatabaseChoice />
        </div>
        <input
          type="search"
          placeholder={`Filter ${tables.length} tables and views`}
          aria-label="Filter tables and views"
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <div class="method-groups">
          <ul>
            {found.map(({ name, kind }) => (
              <li key={name}>
                <a
                  href={`#/schema/${name}`}
                  aria-current={name === shown?.name ? "true" : undefined}
                >
                  {name}
                  {kind !== "table" && <span class="kind">{kind}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      {schema === undefined && <p class="quiet">Reading the schema…</p>}
      {schema !== undefined && schema.problem !== "" && <p class="bad">{schema.problem}</p>}
      {shown !== undefined && <TablePage table={shown} />}
    </div>
  );
}

function TablePage({ table }: { readonly table: Table }) {
  const { name, kind, columns, indexes, triggers, sql } = table;
  return (
    <article class="method">
      <header class="card-head">
        <h1>{name}</h1>
        <span class="quiet">
          {kind}, {columns.length} columns
        </span>
        <button
          type="button"
          class="small"
          onClick={() => {
            statement.value = readingOf(name);
            go("sql");
          }}
        >
          Select from it
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="card table-scroll" aria-label="Columns" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">column</th>
              <th scope="col">type</th>
              <th scope="col">NULL</th>
              <th scope="col">default</th>
              <th scope="col">refers to</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <td>
                  {column.name}
                  {column.isKey && <span class="kind"> key</span>}
                </td>
                <td class="quiet">{column.type}</td>
                <td class="quiet">{column.notNull ? "no" : "yes"}</td>
                <td>
                  <code>{column.fallback ?? ""}</code>
                </td>
                <td>
                  {column.references !== "" && (
                    <a href={`#/schema/${column.references.split(".")[0]}`}>{column.references}</a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {[
        { title: "Indexes", parts: indexes },
        { title: "Triggers", parts: triggers },
      ].map(({ title, parts }) =>
        parts.length === 0 ? null : (
          <section class="card" key={title} aria-label={title}>
            <h2>
              {title} <span class="quiet">{parts.length}</span>
            </h2>
            {parts.map((part) => (
              <details key={part.name}>
                <summary>{part.name}</summary>
                <CodeBlock label={part.name}>{part.sql}</CodeBlock>
              </details>
            ))}
          </section>
        ),
      )}
      {sql !== "" && (
        <section class="card" aria-label="Statement">
          <h2>Made by</h2>
          <CodeBlock label={`The statement that makes ${name}`}>{sql}</CodeBlock>
        </section>
      )}
    </article>
  );
}
