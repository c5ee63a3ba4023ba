import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { SQLite, sql } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "preact/hooks";
import type { Schema } from "./schema-store.js";

interface SqlEditorProps {
  /** What it begins with. What is typed is told, and never set from outside. */
  readonly text: string;
  /** Takes the place of the text when it changes. */
  readonly begun: string;
  readonly schema: Schema | undefined;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

const LOOK = EditorView.theme({
  "&": { fontSize: "13px", color: "var(--text)", backgroundColor: "var(--surface)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.5",
    minHeight: "110px",
    maxHeight: "40vh",
  },
  ".cm-content": { caretColor: "var(--text)", padding: "8px 4px" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-selectionBackground": { backgroundColor: "var(--selection) !important" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line)",
    borderRadius: "4px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-text)",
  },
});

const COLORS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--read)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--write)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

/**
 * An editor of one statement. In a shadow root, where CodeMirror keeps its styles without a <style>
 * element: the page's policy allows none. Tab leaves it, as it leaves every other field.
 */
export function SqlEditor({ text, begun, schema, onChange, onRun }: SqlEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const language = useRef(new Compartment());
  const shown = useRef(begun);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };

  useEffect(() => {
    const host = place.current;
    if (host === null) return;
    const runNow = (): boolean => {
      latest.current.onRun();
      return true;
    };
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          keymap.of([{ key: "Mod-Enter", run: runNow }]),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          language.current.of(languageOf(schema)),
          syntaxHighlighting(COLORS),
          LOOK,
          placeholder("SELECT … FROM …"),
          EditorView.lineWrapping,
          EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
          EditorView.contentAttributes.of({ "aria-label": "SQL statement" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || shown.current === begun) return;
    shown.current = begun;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: begun } });
  }, [begun]);

  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(languageOf(schema)) });
  }, [schema]);

  return <div class="editor" ref={place} />;
}

/**
 * Chrome's own way to type over a selection puts a style attribute on what it inserts, which the
 * page's policy refuses and reports.
 */
function typeOverSelection(event: InputEvent, view: EditorView): boolean {
  const { inputType, data, isComposing } = event;
  if (inputType !== "insertText" || data === null || isComposing) return false;
  if (view.state.selection.main.empty) return false;
  view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type" });
  event.preventDefault();
  return true;
}

function languageOf(schema: Schema | undefined): Extension {
  const names = Object.fromEntries(
    (schema?.tables ?? []).map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
  return sql({ dialect: SQLite, schema: names, upperCaseKeywords: true });
}
