/** A person's account as the server keeps it for them, sealed: made, unlocked, and kept in step between devices. */

import {
  type Bundle,
  newAccountKey,
  openBundle,
  openState,
  type State,
  sealBundle,
  sealState,
} from "../crypto/account.ts";
import { fromBase64Url, randomBytes, toBase64Url } from "../crypto/encoding.ts";
import { must } from "../crypto/errors.ts";
import { isFlag, isId, listOf, shape, textUpTo } from "../crypto/shape.ts";
import { type Slot, slotBytes, slotFrom, unwrap } from "../crypto/slot.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { type Api, ApiError } from "../net/api.ts";
import type { Unlocked } from "./types.ts";

const LARGEST = 1_500_000;
const TRIES = 5;

/** What the server keeps for one's devices; nothing is opened yet. */
export interface Account {
  readonly person: string;
  readonly slots: readonly { readonly slot: Slot; readonly confirmed: boolean }[];
  readonly bundle: Kept;
  readonly state: Kept;
}

export interface Kept {
  readonly counter: number;
  readonly content: Bytes;
}

type Change = Partial<Pick<State, "pins" | "heads" | "settings">>;

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);
const isOwn = shape({ counter: isNumber, content: textUpTo(LARGEST) });
const isAccount = shape({
  person: isId,
  slots: listOf(shape({ content: textUpTo(LARGEST), confirmed: isFlag }), 100),
  bundle: isOwn,
  state: isOwn,
});
export const isDone = shape({ id: textUpTo(100) });

export async function loadAccount(api: Api): Promise<Account> {
  const { person, slots, bundle, state } = await api.get("account/unlocking", isAccount);
  const kept = ({ counter, content }: { counter: number; content: string }): Kept => ({
    counter,
    content: fromBase64Url(content),
  });
  const read = slots.map(({ content, confirmed }) => {
    const slot = slotFrom(fromBase64Url(content));
    must(slot.person === person, "not_expected");
    return { slot, confirmed };
  });
  return { person, slots: read, bundle: kept(bundle), state: kept(state) };
}

/** Whether this person can unlock here at all, and what they have can be lost without losing everything. */
export function isSetUp({ slots, bundle }: Account): boolean {
  return (
    bundle.counter > 0 && slots.some(({ slot, confirmed }) => slot.kind === "recovery" && confirmed)
  );
}

/** A new account key with one root, in this page only: nothing is stored before `makeLock`, and nothing is lost before. */
export function newAccount(api: Api, { person, ...before }: Account): Unlocked {
  const roots = [toBase64Url(randomBytes(32))];
  const [seq, counter] = [before.bundle.counter + 1, before.state.counter + 1];
  const bundle: Bundle = { v: 1, person, seq, roots };
  const state: State = { v: 1, person, counter, pins: {}, heads: {}, settings: {} };
  return unlocked(api, newAccountKey(), bundle, state);
}

/** Stores a new account with its ways of unlocking, all at once; whatever was there before opens no more. */
export async function makeLock(
  api: Api,
  { accountKey, bundle, state }: Unlocked,
  slots: readonly Slot[],
): Promise<void> {
  const lock = {
    seq: bundle.seq,
    bundle: toBase64Url(await sealBundle(accountKey, bundle)),
    counter: state().counter,
    state: toBase64Url(await sealState(accountKey, state())),
    slots: slots.map((slot) => toBase64Url(slotBytes(slot))),
  };
  await api.post("account/lock", lock, isDone);
}

/** Opens the account by one of its slots. */
export async function unlockWith(
  api: Api,
  account: Account,
  slot: Slot,
  secret: Bytes,
): Promise<Unlocked> {
  return opened(api, account, await unwrap(slot, secret));
}

/** Opens the account by its key itself, which this page had before. */
export async function opened(api: Api, account: Account, accountKey: Bytes): Promise<Unlocked> {
  const { person, bundle, state } = account;
  return unlocked(
    api,
    accountKey,
    await openBundle(accountKey, person, bundle.counter, bundle.content),
    await openState(accountKey, person, state.counter, state.content),
  );
}

function unlocked(api: Api, accountKey: Bytes, bundle: Bundle, first: State): Unlocked {
  let state = first;
  let last: Promise<unknown> = Promise.resolve();
  const once = async (change: (state: State) => Change): Promise<State> => {
    for (let left = TRIES; ; left -= 1) {
      const next: State = { ...state, ...change(state), counter: state.counter + 1 };
      try {
        await store(api, "state", next.counter, await sealState(accountKey, next));
        state = next;
        return state;
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 409) || left <= 1) throw error;
        state = await newerState(api, accountKey, state);
      }
    }
  };
  return {
    person: bundle.person,
    accountKey,
    bundle,
    state: () => state,
    changeState: (change) => {
      const next = last.then(() => once(change));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** The state that another device stored meanwhile; an older one than was seen is refused. */
async function newerState(api: Api, accountKey: Bytes, seen: State): Promise<State> {
  const { person, state } = await loadAccount(api);
  must(state.counter > seen.counter, "not_expected");
  return openState(accountKey, person, state.counter, state.content);
}

async function store(
  api: Api,
  what: "bundle" | "state",
  counter: number,
  content: Bytes,
): Promise<void> {
  await api.post(`account/own/${what}`, { counter, content: toBase64Url(content) }, isDone);
}
