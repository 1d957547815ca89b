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

/**
 * Keeps what the address of this page brings, if anything; whether it did. Before somebody has signed in, the page they want
 * stands in `next`.
 */
export function keepArrived(): boolean {
  const fragment = location.hash;
  if (!FORM.test(fragment)) return false;
  history.replaceState(history.state, "", location.pathname + location.search);
  const next = new URLSearchParams(location.search).get("next");
  const { pathname, searchParams } = new URL(next ?? location.href, location.origin);
  const [, engagement, named] = PLACE.exec(pathname) ?? [];
  if (engagement === undefined) return false;
  const invitation = named ?? searchParams.get("invitation") ?? "";
  const arrived: Arrived = { engagement, invitation, fragment: fragment.slice(1) };
  sessionStorage.setItem(KEPT, JSON.stringify(arrived));
  return true;
}

/** On every page: keeps what arrives, now or while the page is open, and forgets it where somebody signs out. */
export function watchArrivals(): void {
  keepArrived();
  addEventListener("hashchange", () => {
    if (keepArrived()) location.reload();
  });
  addEventListener("submit", ({ target }) => {
    if ((target as HTMLFormElement).action.endsWith("/sign-out")) forgetArrived();
  });
}

/** What is kept for this engagement; null for nothing. */
export function arrivedFor(engagement: string): Arrived | null {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Arrived | null;
  return kept?.engagement === engagement ? kept : null;
}

export function forgetArrived(): void {
  sessionStorage.removeItem(KEPT);
}
