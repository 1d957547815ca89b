/**
 * The unlocked account between two pages of one session. The account key waits in this browser, sealed under two halves: a
 * key in IndexedDB that cannot be taken out, and a share that the server keeps with the session. Neither alone opens it.
 */

import { open, seal, sealingKey } from "../crypto/aead.ts";
import { must } from "../crypto/errors.ts";
import { hkdf } from "../crypto/hkdf.ts";
import { shape, textUpTo } from "../crypto/shape.ts";
import { bytesOf } from "../ledger/encoding.ts";
import type { Bytes } from "../ledger/hashing.ts";
import type { Api } from "../net/api.ts";
import { isDone, loadAccount, opened } from "./account.ts";
import { read, write } from "./stored.ts";
import type { Unlocked } from "./types.ts";

const STORE = "session";
const KEY = "key";
const BLOB = "blob";
const PURPOSE = "resume/v1";

const isShare = shape({ share: textUpTo(200) });

interface Blob {
  readonly person: string;
  readonly sealed: Bytes;
}

/** Keeps the account for the session's next pages. */
export async function keep(api: Api, mine: Unlocked): Promise<void> {
  const { share } = await api.post("account/share", {}, isShare);
  await keepUnder(share, mine);
}

/** The same from the page that has just signed in: the new session has its share, and the page no token for it. */
export async function keepAtSignIn(api: Api, mine: Unlocked): Promise<void> {
  const { share } = await api.get("account/share", isShare);
  must(share !== "", "not_expected");
  await keepUnder(share, mine);
}

async function keepUnder(share: string, mine: Unlocked): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const sealed = await seal(await underBoth(key, share), mine.accountKey, beside(mine.person));
  await write(STORE, { [KEY]: key, [BLOB]: { person: mine.person, sealed } satisfies Blob });
}

/** The account as the session's last page left it; null where it is locked, or was kept by somebody else. */
export async function resume(api: Api): Promise<Unlocked | null> {
  const [key, blob] = (await read(STORE, KEY, BLOB)) as [CryptoKey | undefined, Blob | undefined];
  if (!key || !blob) return null;
  const { share } = await api.get("account/share", isShare);
  const account = await loadAccount(api);
  if (share === "" || account.person !== blob.person) {
    await wipe();
    return null;
  }
  try {
    const accountKey = await open(await underBoth(key, share), blob.sealed, beside(blob.person));
    return await opened(api, account, accountKey);
  } catch {
    await wipe();
    return null;
  }
}

/** Locks: what this browser kept is wiped, whether or not the server can be told. */
export async function lock(api: Api): Promise<void> {
  await wipe();
  await api.post("account/share/forget", {}, isDone).catch(() => undefined);
}

/** Takes what was kept out of this browser. */
export async function wipe(): Promise<void> {
  await write(STORE, { [KEY]: undefined, [BLOB]: undefined });
}

async function underBoth(key: CryptoKey, share: string): Promise<CryptoKey> {
  const both = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytesOf(share)));
  return sealingKey(await hkdf(both, PURPOSE));
}

function beside(person: string): Bytes {
  return bytesOf(`${PURPOSE}|${person}`);
}
