import { signal } from "@preact/signals";

/** Where the page is: `#/calls/crewdb.main.v1.MainDb/GetEmail` is the view `calls` and the rest. */
export interface Route {
  readonly view: string;
  readonly rest: string;
}

export const route = signal<Route>(parse());

addEventListener("hashchange", () => {
  route.value = parse();
});

function parse(): Route {
  const [view = "", ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  return { view, rest: decodeURIComponent(rest.join("/")) };
}

export function go(view: string, rest = ""): void {
  location.hash = rest === "" ? `/${view}` : `/${view}/${rest}`;
}
