/** The toolbar over a text: each button sets one of Markdown's marks. Ctrl or Cmd with B, I or K does too; Enter goes on with a list. */

import { type Change, continued, type Mark, marked } from "./marks.ts";

const SHORTCUTS: Readonly<Record<string, Mark>> = { b: "bold", i: "italic", k: "link" };

/** Buttons say with `data-mark` what they set. What they change can be undone like what is typed. */
export function withToolbar(bar: HTMLElement, text: HTMLTextAreaElement): void {
  bar.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-mark]");
    if (button) change(text, marked(typedIn(text), button.dataset.mark as Mark));
  });
  text.addEventListener("keydown", (event) => {
    const found = changeBy(event, text);
    if (!found) return;
    event.preventDefault();
    change(text, found);
  });
}

function changeBy(event: KeyboardEvent, text: HTMLTextAreaElement): Change | null {
  if (event.isComposing || event.altKey || event.shiftKey) return null;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === "Enter") return isCommand ? null : continued(typedIn(text));
  const mark = isCommand ? SHORTCUTS[event.key.toLowerCase()] : undefined;
  return mark ? marked(typedIn(text), mark) : null;
}

function typedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
  return { text: value, start: selectionStart, end: selectionEnd };
}

/** As if it were typed: only then the browser's own undo knows of it. */
function change(text: HTMLTextAreaElement, { from, to, insert, start, end }: Change): void {
  text.focus();
  text.setSelectionRange(from, to);
  if (!document.execCommand(insert ? "insertText" : "delete", false, insert)) {
    text.setRangeText(insert, from, to);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  text.setSelectionRange(start, end);
}
