import { signal } from "@preact/signals";
import { DATABASES, type DatabaseName } from "./session.js";

/** The database that SQL and schema are about. */
export const chosenDatabase = signal<DatabaseName>("main");

export function DatabaseChoice() {
  return (
    <fieldset class="tabs">
      <legend class="visually-hidden">Database</legend>
      {DATABASES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosenDatabase.value}
          onClick={() => {
            chosenDatabase.value = name;
          }}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
