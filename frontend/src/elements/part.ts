/** The parts of an element: what the server drew inside it, marked `data-part="name"`. */

/** The first part of this name. A page without it was built wrong: that is an error, not a case. */
export function part(host: ParentNode, name: string): HTMLElement {
  const found = host.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!found) throw new Error(`missing data-part="${name}"`);
  return found;
}

/** Lets the first icon inside `place` show another symbol of the same sprite. */
export function pointIcon(place: ParentNode, id: string): void {
  const use = place.querySelector("use");
  use?.setAttribute("href", (use.getAttribute("href") ?? "").replace(/#.*/, `#${id}`));
}
