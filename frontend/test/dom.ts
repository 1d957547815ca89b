/** A small DOM for tests of elements: import this before the element. */

import { Window } from "happy-dom";

const window = new Window({ url: "http://localhost/" });
const names = [
  "customElements",
  "document",
  "DOMException",
  "FormData",
  "getSelection",
  "history",
  "HTMLElement",
  "HTMLSelectElement",
  "localStorage",
  "location",
  "Node",
  "sessionStorage",
] as const;
for (const name of names) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
globalThis.addEventListener = window.addEventListener.bind(window) as never;

/** Puts markup on the page as the server would send it, and gives its first element. */
export function page(markup: string): HTMLElement {
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  document.body.replaceChildren(document.importNode(holder.content, true));
  return document.body.firstElementChild as HTMLElement;
}

/** Waits until what was started by an event has been done. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A bubbling event, as the browser sends it. */
export function happen(target: Element, type: string): void {
  target.dispatchEvent(
    new window.Event(type, { bubbles: true, cancelable: true }) as unknown as Event,
  );
}
