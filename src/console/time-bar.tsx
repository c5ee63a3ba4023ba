import { formatMs } from "./format.js";

/** A part of a call's time. */
export interface TimePart {
  readonly name: string;
  readonly ms: number;
  /** What the time was spent on, for who asks. */
  readonly meaning?: string;
}

const MEANINGS: Readonly<Record<string, string>> = {
  queue: "waiting for a connection",
  acquire: "on the way to its thread, behind the calls before it",
  prepare: "compiling",
  step: "running the statements",
  encode: "encoding the rows",
  commit: "the group's COMMIT",
  return: "on the way back",
  "network and browser": "what the browser saw beyond the service's own time",
};

/** The parts of a `server-timing` header. */
export function parseTiming(header: string): TimePart[] {
  return header.split(",").flatMap((part) => {
    const [name = "", ...parameters] = part.trim().split(";");
    const ms = Number(parameters.find((each) => each.startsWith("dur="))?.slice(4));
    return name === "" || Number.isNaN(ms) ? [] : [{ name, ms }];
  });
}

/** The service's parts, and what is left of the time that was measured here. */
export function withRest(parts: readonly TimePart[], totalMs: number): TimePart[] {
  if (parts.length === 0) return [{ name: "network and browser", ms: totalMs }];
  const known = parts.reduce((sum, { ms }) => sum + ms, 0);
  return [...parts, { name: "network and browser", ms: Math.max(0, totalMs - known) }];
}

/** Where a call's time went, as one bar. */
export function TimeBar({ parts }: { readonly parts: readonly TimePart[] }) {
  const total = parts.reduce((sum, { ms }) => sum + ms, 0);
  const shown = parts.filter(({ ms }) => ms > 0);
  const words = shown.map(({ name, ms }) => `${name} ${formatMs(ms)}`).join(", ");
  return (
    <div class="time">
      <svg
        class="time-bar"
        viewBox="0 0 1000 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        {shown.map(({ name, ms }, index) => {
          const before = shown.slice(0, index).reduce((sum, part) => sum + part.ms, 0);
          return (
            <rect
              key={name}
              class={`part part-${name.split(" ")[0]}`}
              x={(before / total) * 1000}
              width={Math.max(1, (ms / total) * 1000)}
              y={0}
              height={10}
            />
          );
        })}
      </svg>
      <ul class="time-parts">
        {shown.map(({ name, ms, meaning }) => (
          <li key={name} title={meaning ?? MEANINGS[name] ?? ""}>
            <i class={`key part-${name.split(" ")[0]}`} />
            {name} <b>{formatMs(ms)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
