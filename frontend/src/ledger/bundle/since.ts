/** A bundle against what somebody saw before: an older bundle, or a checkpoint that they kept; the twin of core/bundle/since.py. */

import { forEachOf } from "../breathe.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { type Bytes, same } from "../hashing.ts";
import { hexOf } from "../keys.ts";
import { type Finding, finding } from "./findings.ts";
import { bundleFrom, signedIn } from "./form.ts";
import { isOurs, part, trust } from "./parts.ts";
import { type Bundle, isShown, leafOf, type Signed } from "./value.ts";

const BRACE = "{".charCodeAt(0);

/** What was seen before, and the bundle that it comes from, if it does. */
export interface Seen {
  readonly signed: Signed;
  readonly bundle: Bundle | null;
}

/** What these bytes, a checkpoint or a bundle, show of an earlier time, or `null`. Nothing is verified yet. */
export async function seenFrom(content: Bytes): Promise<Seen | null> {
  if (content[0] === BRACE) {
    const bundle = await bundleFrom(content);
    return bundle && { signed: bundle.head, bundle };
  }
  const signed = signedIn(content);
  return signed && { signed, bundle: null };
}

/** The one thing that is to say of a bundle, which holds by itself, beside what was seen before. */
export async function since(bundle: Bundle, seen: Seen): Promise<Finding> {
  const { checkpoint } = seen.signed;
  return (
    (await unlike(bundle, seen)) ??
    past(bundle, checkpoint) ??
    (await takenOut(bundle, seen.bundle)) ??
    erased(bundle, seen.bundle) ??
    finding("continues", { size: checkpoint.size })
  );
}

async function unlike(bundle: Bundle, seen: Seen): Promise<Finding | null> {
  if (!(await isOurs(seen.signed, bundle.key))) return finding("since_other_ledger");
  const old = seen.bundle;
  if (old === null) return null;
  if (old.engagement !== bundle.engagement || old.reader !== bundle.reader)
    return finding("since_other_part");
  const wrong = [...(await trust(old, bundle.key)), ...(await part(old))];
  return wrong.length > 0 ? finding("since_not_sound") : null;
}

function past({ head, earlier }: Bundle, seen: Checkpoint): Finding | null {
  if (seen.size > head.checkpoint.size) return finding("since_newer");
  const there = [...earlier, head].find(({ checkpoint }) => checkpoint.size === seen.size);
  if (there === undefined) return finding("since_missing");
  return same(there.checkpoint.root, seen.root) ? null : finding("since_changed");
}

async function takenOut(bundle: Bundle, old: Bundle | null): Promise<Finding | null> {
  if (old === null) return null;
  const leaves = new Set(await placed(bundle));
  const gone = (await placed(old)).filter((leaf) => !leaves.has(leaf));
  return gone.length > 0 ? finding("since_taken_out", { count: gone.length }) : null;
}

/** What was shown before and is only proven now. */
function erased({ entries }: Bundle, old: Bundle | null): Finding | null {
  const now = new Set(entries.filter((item) => !isShown(item)).map(({ index }) => index));
  const gone = old?.entries.filter((item) => isShown(item) && now.has(item.index)) ?? [];
  return gone.length > 0 ? finding("since_erased", { count: gone.length }) : null;
}

/** Each entry as its place and its leaf. */
function placed({ entries }: Bundle): Promise<string[]> {
  return forEachOf(entries, async (item) => `${item.index} ${hexOf(await leafOf(item))}`);
}
