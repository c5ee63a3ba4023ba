import { useState } from "preact/hooks";

/** How long it says that it has copied, in ms. */
const SAID_MS = 1500;

export function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const [said, setSaid] = useState("Copy");
  const say = (word: string): void => {
    setSaid(word);
    setTimeout(() => setSaid("Copy"), SAID_MS);
  };
  return (
    <button
      type="button"
      class="small copy"
      aria-label={`${said} ${what}`}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => say("Copied"),
          () => say("Not allowed"),
        )
      }
    >
      {said}
    </button>
  );
}
