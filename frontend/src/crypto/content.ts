/** What an author writes and signs: the content of one revision of a record. */

import { bytesOf } from "../ledger/encoding.ts";
import { type Bytes, joined, sha256 } from "../ledger/hashing.ts";
import { hexOf } from "../ledger/keys.ts";
import { SIGNATURE_LENGTH } from "./ed25519.ts";
import { DOMAIN } from "./encoding.ts";
import type { Place } from "./envelope.ts";
import { must } from "./errors.ts";
import { canonicalBytes, type Guard, type Json } from "./json.ts";
import {
  exactly,
  isAnyObject,
  isCount,
  isHash,
  isId,
  isInstant,
  isWord,
  listOf,
  shape,
  textUpTo,
} from "./shape.ts";

export type Attachment = {
  readonly id: string;
  /** Of the sealed file's bytes. */
  readonly sha256: string;
  /** Bytes of the file as it was attached. */
  readonly size: number;
  readonly name: string;
  readonly type: string;
};

export type Content = {
  readonly v: 1;
  readonly kind: string;
  readonly author: string;
  readonly at: string;
  /** The circle as the author knew it: the number and hash of the last entry of its log. */
  readonly log_n: number;
  readonly log_head: string;
  /** The revisions that this one was written over, by `revisionId`. */
  readonly parents: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly attachments: readonly Attachment[];
  /** What only this kind of record has. */
  readonly more: { readonly [name: string]: Json };
};

const isAttachment = shape<Attachment>({
  id: isId,
  sha256: isHash,
  size: isCount,
  name: textUpTo(400),
  type: textUpTo(200),
});

export const isContent: Guard<Content> = shape<Content>({
  v: exactly(1),
  kind: isWord,
  author: isId,
  at: isInstant,
  log_n: isCount,
  log_head: isHash,
  parents: listOf(isHash, 100),
  title: textUpTo(1000),
  text: textUpTo(2 ** 20),
  tags: listOf(textUpTo(100), 100),
  attachments: listOf(isAttachment, 100),
  more: isAnyObject,
});

/** What the author signs. The class is in it: nobody else can pass the words off as another kind; the epoch is not, so that others may seal them again. */
export function signedMessage(place: Place, content: Bytes): Bytes {
  const { circle, record, revision } = place;
  const where = canonicalBytes({ c: circle, k: place.class, r: record, v: revision });
  return joined(bytesOf(`${DOMAIN}record/v1\n`), where, bytesOf("\n"), content);
}

/** The hash by which later revisions name this one. */
export async function revisionId(place: Place, content: Bytes): Promise<string> {
  return hexOf(await sha256(signedMessage(place, content)));
}

/** u32be length, content, signature. */
export function packed(content: Bytes, signature: Bytes): Bytes {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length);
  return joined(length, content, signature);
}

export function unpacked(pack: Bytes): { content: Bytes; signature: Bytes } {
  must(pack.length >= 4 + SIGNATURE_LENGTH, "malformed");
  const end = 4 + new DataView(pack.buffer, pack.byteOffset).getUint32(0);
  must(end + SIGNATURE_LENGTH === pack.length, "malformed");
  return { content: pack.slice(4, end), signature: pack.slice(end) };
}
