/** Ways of unlocking an account that is open in this page: made, tried, stored and removed. */

import { randomBytes, toBase64Url } from "../crypto/encoding.ts";
import { must } from "../crypto/errors.ts";
import { type Empty, type Slot, slotBytes, unwrap, wrap } from "../crypto/slot.ts";
import { type Bytes, same } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import type { Api } from "../net/api.ts";
import { isDone, loadAccount } from "./account.ts";
import type { Unlocked } from "./types.ts";

/** A way of unlocking, in this page only. What it opens with is `secret`, which goes nowhere. */
export async function newSlot(
  { person, accountKey }: Unlocked,
  way: Omit<Empty, "person" | "slot">,
  secret: Bytes,
): Promise<Slot> {
  const empty = { ...way, person, slot: hexOf(randomBytes(16)) } as Empty;
  return wrap(accountKey, secret, empty);
}

/** Whether what somebody typed opens this slot, or an error that says why not. */
export async function mustOpen(mine: Unlocked, slot: Slot, secret: Bytes): Promise<void> {
  must(same(await unwrap(slot, secret), mine.accountKey), "not_expected");
}

/** Stores a way of unlocking, beside those that there are. */
export async function addSlot(api: Api, slot: Slot): Promise<void> {
  await api.post("account/slots", { content: toBase64Url(slotBytes(slot)) }, isDone);
}

/** Stores one in the place of all others of its kind: they go when the new one is there, and opens as it came back. */
export async function replaceWith(
  api: Api,
  mine: Unlocked,
  slot: Slot,
  secret: Bytes,
): Promise<void> {
  await addSlot(api, slot);
  const kept = (await loadAccount(api)).slots.map((one) => one.slot);
  const found = kept.find((one) => one.slot === slot.slot);
  must(found !== undefined, "not_expected");
  await mustOpen(mine, found, secret);
  await api.post(`account/slots/${slot.slot}/confirm`, {}, isDone);
  for (const old of kept.filter((one) => one.kind === slot.kind && one !== found))
    await api.post(`account/slots/${old.slot}/remove`, {}, isDone);
}
