import { CodeBlock } from "./code-block.js";
import { Copy } from "./copy.js";

/** More is not drawn: a browser takes seconds for megabytes of text. In characters. */
const SHOWN = 100_000;

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON with names, texts and numbers told apart. */
export function JsonView({ value, label }: { readonly value: unknown; readonly label: string }) {
  const text = JSON.stringify(value, undefined, 2);
  const shown = text.length > SHOWN ? text.slice(0, SHOWN) : text;
  return (
    <div class="json">
      <Copy text={text} what={label} />
      <CodeBlock label={label}>{colored(shown)}</CodeBlock>
      {text.length > SHOWN && (
        <p class="note">
          The first {SHOWN.toLocaleString("en")} of {text.length.toLocaleString("en")} characters;
          Copy takes all.
        </p>
      )}
    </div>
  );
}

function colored(text: string) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [all, string, colon] = match;
    parts.push(text.slice(from, match.index));
    from = match.index + all.length;
    if (string !== undefined && colon !== undefined)
      parts.push(<span class="j-name">{string}</span>, colon);
    else if (string !== undefined) parts.push(<span class="j-text">{string}</span>);
    else parts.push(<span class="j-number">{all}</span>);
  }
  parts.push(text.slice(from));
  return parts;
}
