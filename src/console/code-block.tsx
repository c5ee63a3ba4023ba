import type { ComponentChildren } from "preact";

interface CodeBlockProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Text of a program, as wide as it likes: what scrolls can be reached by the keyboard. */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="code" aria-label={label} tabIndex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  );
}
