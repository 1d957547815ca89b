/** The account that is unlocked in this page: there is one at most, and everything on the page waits for the same. */

import type { Unlocked } from "./types.ts";

let announce: (mine: Unlocked) => void = () => undefined;
const coming = new Promise<Unlocked>((resolve) => {
  announce = resolve;
});

/** Resolves as soon as somebody has unlocked this page. A page that is locked again is loaded anew. */
export function whenUnlocked(): Promise<Unlocked> {
  return coming;
}

export function unlockedHere(mine: Unlocked): void {
  announce(mine);
}
