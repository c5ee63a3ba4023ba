import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { theme } from "./theme.js";

/** One line of a plot. */
export interface Line {
  readonly label: string;
  /** A custom property of style.css, e.g. `--read`. */
  readonly color: string;
  readonly dashed?: boolean;
  readonly values: readonly (number | null)[];
}

interface PlotProps {
  readonly title: string;
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
  /** The least upper end of the scale, so that noise near 0 looks like nothing. */
  readonly top: number;
  /** Numbers of bytes, whose round ones are powers of two. */
  readonly inBytes?: boolean;
}

/** Steps of a scale of bytes. */
const BYTE_STEPS = Array.from({ length: 40 }, (_, power) => 2 ** power);
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
const HEIGHT = 88;
/** The time that is drawn, in seconds: more, as there is more to draw. */
const SPAN = { least: 60, most: 300 } as const;

/** The last minutes of a few numbers, with their newest values above. */
export function Plot({ title, times, lines, format, top, inBytes = false }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const now = lines.map(({ label, values }) => ({ label, value: values.at(-1) ?? null }));
  const words = now
    .map(({ label, value }) => `${label} ${value === null ? "unknown" : format(value)}`)
    .join(", ");
  const shape = lines.map(({ label }) => label).join();
  const isDark = theme.value;

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const drawn = new uPlot(options(element, { lines, format, top, inBytes }), [[]], element);
    plot.current = drawn;
    const resized = new ResizeObserver(() =>
      drawn.setSize({ width: Math.max(120, element.clientWidth), height: HEIGHT }),
    );
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
    };
  }, [shape, isDark]);

  useEffect(() => {
    plot.current?.setData([[...times], ...lines.map(({ values }) => [...values])]);
  });

  return (
    <figure class="plot">
      <figcaption>
        <span class="plot-title">{title}</span>
        <span class="plot-keys">
          {lines.map(({ label, color }, index) => (
            <span class="plot-now" key={label}>
              <i class={`key key${color}`} />
              {label} <b>{textOf(now[index]?.value, format)}</b>
            </span>
          ))}
        </span>
      </figcaption>
      <div class="plot-canvas" ref={place} role="img" aria-label={`${title}: ${words}`} />
    </figure>
  );
}

function textOf(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}

function options(
  element: HTMLElement,
  {
    lines,
    format,
    top,
    inBytes,
  }: Required<Pick<PlotProps, "lines" | "format" | "top" | "inBytes">>,
): uPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const axis = {
    stroke: color("--muted"),
    font: "10px system-ui, sans-serif",
    ticks: { show: false },
  };
  const grid = { stroke: color("--grid"), width: 1 };
  return {
    width: Math.max(120, element.clientWidth),
    height: HEIGHT,
    padding: [6, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: {
        range: (_, min, max) => [max - Math.min(SPAN.most, Math.max(SPAN.least, max - min)), max],
      },
      y: { range: (_, __, max) => [0, Math.max(top, (max ?? 0) * 1.1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 18,
        gap: 3,
        space: 64,
        values: (_, splits) =>
          splits.map((at) => new Date(at * 1000).toLocaleTimeString("en-GB", CLOCK)),
        incrs: [15, 30, 60, 120],
      },
      {
        ...axis,
        grid,
        size: 46,
        gap: 4,
        space: 26,
        values: (_, splits) => splits.map(format),
        ...(inBytes ? { incrs: BYTE_STEPS } : {}),
      },
    ],
    series: [
      {},
      ...lines.map((line) => ({
        stroke: color(line.color),
        width: 1.5,
        points: { show: false },
        ...(line.dashed === true ? { dash: [3, 3] } : {}),
      })),
    ],
  };
}
