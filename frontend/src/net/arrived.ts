/**
 * What a link brought in its fragment, for this tab alone: taken out of the address at once, so that it gets into no copy
 * of it, and kept through signing in and setting up until its page has used it. Signing out forgets it.
 */

const KEPT = "privity/arrived";
/** An invitation, or somebody's code: a fragment of another form is none of ours. */
const FORM = /^#([\w-]{22}\.[\w-]{22}|[0-9a-f]{32}\.[\w-]{86})$/;
const PLACE = /^\/engagements\/([0-9a-f-]{36})\/(?:join\/([0-9a-f]{32})|keys)$/;

export interface Arrived {
  readonly engagement: string;
  /** The invitation's id; empty where somebody's code was scanned. */
  readonly invitation: string;
  readonly fragment: string;
}

/** Keeps what the address of this page brings, if anything. Before somebody has signed in, the page they want stands in `next`. */
export function keepArrived(): void {
  const fragment = location.hash;
  if (!FORM.test(fragment)) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  const place = new URLSearchParams(location.search).get("next") ?? location.pathname;
  const [, engagement, invitation = ""] = PLACE.exec(place) ?? [];
  if (engagement === undefined) return;
  const arrived: Arrived = { engagement, invitation, fragment: fragment.slice(1) };
  sessionStorage.setItem(KEPT, JSON.stringify(arrived));
}

/** What is kept for this engagement; null for nothing. */
export function arrivedFor(engagement: string): Arrived | null {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Arrived | null;
  return kept?.engagement === engagement ? kept : null;
}

export function forgetArrived(): void {
  sessionStorage.removeItem(KEPT);
}

/** Forgets it too where somebody signs out. */
export function forgetOnSignOut(): void {
  addEventListener("submit", ({ target }) => {
    if ((target as HTMLFormElement).action.endsWith("/sign-out")) forgetArrived();
  });
}
