/** Whose bundle it is, and whether its entries stand under its checkpoint; the twin of core/bundle/trust.py and parts.py. */

import { forEachOf } from "../breathe.ts";
import { actFrom } from "../entry.ts";
import { same } from "../hashing.ts";
import type { Key } from "../keys.ts";
import { isSignedBy } from "../note.ts";
import { verifyConsistency, verifyInclusion } from "../proofs.ts";
import { type Code, type Finding, finding } from "./findings.ts";
import { type Bundle, type Earlier, type Item, isShown, leafOf, type Signed } from "./value.ts";

const ORIGIN = /^privity\/[0-9a-f]{32}$/;

/** What speaks against key, name and signature. */
export async function trust(bundle: Bundle, pinned: Key | null): Promise<Finding[]> {
  const { key, head } = bundle;
  if (pinned && !isSameKey(pinned, key)) return [finding("other_key")];
  if (!ORIGIN.test(key.name) || head.checkpoint.origin !== key.name)
    return [finding("other_ledger")];
  return (await isSignedBy(head.note, key)) ? [] : [finding("not_signed")];
}

/** What speaks against the order, the earlier checkpoints, and the entries. */
export async function part(bundle: Bundle): Promise<Finding[]> {
  const { entries, earlier, documents, head } = bundle;
  const sizes = [...earlier, head].map(({ checkpoint }) => checkpoint.size);
  const inOrder =
    rises(entries.map(({ index }) => index)) &&
    rises(sizes) &&
    rises(documents.map(({ version }) => version));
  const order = inOrder ? [] : [finding("out_of_order")];
  return [...order, ...(await earlierFindings(bundle)), ...(await entryFindings(bundle))];
}

/** Whether the ledger that has this key signed the checkpoint. */
export async function isOurs({ note, checkpoint }: Signed, key: Key): Promise<boolean> {
  return checkpoint.origin === key.name && (await isSignedBy(note, key));
}

function isSameKey(one: Key, other: Key): boolean {
  return one.name === other.name && one.kind === other.kind && same(one.public, other.public);
}

function rises<Value extends number | string>(row: readonly Value[]): boolean {
  return row.every((value, place) => place === 0 || (row[place - 1] as Value) < value);
}

async function earlierFindings(bundle: Bundle): Promise<Finding[]> {
  const ours = await forEachOf(bundle.earlier, (each) => isOurs(each, bundle.key));
  if (ours.includes(false)) return [finding("earlier_not_signed")];
  const continued = await forEachOf(bundle.earlier, (each) => continues(each, bundle));
  return continued.includes(false) ? [finding("earlier_changed")] : [];
}

function continues({ checkpoint, proof }: Earlier, { head }: Bundle): Promise<boolean> {
  const { size, root } = head.checkpoint;
  return verifyConsistency(checkpoint.size, size, checkpoint.root, root, proof);
}

/** Each kind of problem once, with how many entries have it and which is the first. */
async function entryFindings(bundle: Bundle): Promise<Finding[]> {
  const problems = await forEachOf(bundle.entries, (item) => problemOf(item, bundle));
  const codes = new Set(problems.filter((code) => code !== null));
  return [...codes].map((code) => {
    const count = problems.filter((other) => other === code).length;
    return finding(code, { count, first: problems.indexOf(code) + 1 });
  });
}

async function problemOf(item: Item, { key, head, engagement }: Bundle): Promise<Code | null> {
  const { size, root } = head.checkpoint;
  const isProven = await verifyInclusion(item.index, size, await leafOf(item), root, item.proof);
  if (!isProven) return "not_proven";
  if (!isShown(item)) return null;
  const act = actFrom(item.content);
  if (act === null) return "unknown_form";
  const isFromHere = `privity/${act.practice}` === key.name && act.engagement === engagement;
  return isFromHere ? null : "not_from_here";
}
