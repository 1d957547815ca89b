/** Seals and opens one revision of a record (envelope R1 of docs/algorithms/sealing.md). */

import { type Bytes, same } from "../ledger/hashing.ts";
import { IV_LENGTH, open, openAt, seal, sealAt, sealingKey } from "./aead.ts";
import { type Content, isContent, packed, revisionId, signedMessage, unpacked } from "./content.ts";
import { isSigned, type Signer } from "./ed25519.ts";
import { randomBytes } from "./encoding.ts";
import { type Envelope, envelopeBytes, envelopeFrom, headerOf, type Place } from "./envelope.ts";
import { must } from "./errors.ts";
import { hkdf } from "./hkdf.ts";
import { canonicalBytes, readCanonical } from "./json.ts";
import { pad, unpad } from "./padding.ts";

/** The key of one epoch of a circle (`epochKey` of circle-keys.ts). */
export interface EpochKey {
  readonly epoch: number;
  readonly key: CryptoKey;
}

/** What a reader knows of the circle. Both throw where nothing is known. */
export interface Readable {
  readonly epochKey: (epoch: number) => Promise<CryptoKey>;
  /** The public signing key of the content's author, if they may have written it in this epoch (`authorKey` of circle-log.ts). */
  readonly authorKey: (content: Content, epoch: number) => Promise<Bytes>;
}

export interface Opened {
  readonly content: Content;
  readonly id: string;
  readonly epoch: number;
}

/** Every key of a record is used once: all zeros is as good as any IV. */
const ONCE: Bytes = new Uint8Array(IV_LENGTH);

export async function sealRecord(
  content: Content,
  place: Place,
  epoch: EpochKey,
  author: Signer,
): Promise<Bytes> {
  must(isContent(content), "malformed");
  const bytes = canonicalBytes(content);
  const signature = await author.sign(signedMessage(place, bytes));
  return sealPack(packed(bytes, signature), place, epoch);
}

/** Opens what is expected at `place`, and nothing else. */
export async function openRecord(
  envelope: Bytes,
  place: Place,
  { epochKey, authorKey }: Readable,
): Promise<Opened> {
  const read = expected(envelope, place);
  const { epoch } = read;
  const { content, signature } = unpacked(await openPack(read, await epochKey(epoch)));
  const value = readCanonical(content, isContent);
  const key = await authorKey(value, epoch);
  must(await isSigned(key, signedMessage(place, content), signature), "not_signed");
  return { content: value, id: await revisionId(place, content), epoch };
}

/** The same words with their author's signature, sealed for a newer epoch. */
export async function resealRecord(
  envelope: Bytes,
  place: Place,
  known: Readable,
  epoch: EpochKey,
): Promise<Bytes> {
  const { epoch: older } = await openRecord(envelope, place, known);
  must(older < epoch.epoch, "not_expected");
  const pack = await openPack(envelopeFrom(envelope), await known.epochKey(older));
  return sealPack(pack, place, epoch);
}

function expected(content: Bytes, place: Place): Envelope {
  const envelope = envelopeFrom(content);
  must(same(envelope.header, headerOf(place, envelope.epoch)), "not_expected");
  return envelope;
}

async function sealPack(pack: Bytes, place: Place, { epoch, key }: EpochKey): Promise<Bytes> {
  const header = headerOf(place, epoch);
  const recordKey = randomBytes(32);
  const { bodyKey, commitment } = await derived(recordKey, header);
  const wrapped = await seal(key, recordKey, header);
  const sealed = await sealAt(bodyKey, ONCE, pad(pack), header);
  return envelopeBytes({ header, wrapped, commitment, sealed });
}

async function openPack(envelope: Envelope, epochKey: CryptoKey): Promise<Bytes> {
  const { header, wrapped, commitment, sealed } = envelope;
  const found = await derived(await open(epochKey, wrapped, header), header);
  must(same(found.commitment, commitment), "not_opened");
  return unpad(await openAt(found.bodyKey, ONCE, sealed, header));
}

async function derived(recordKey: Bytes, header: Bytes) {
  const both = await hkdf(recordKey, "record/v1", 64, header);
  return { bodyKey: await sealingKey(both.slice(0, 32)), commitment: both.slice(32) };
}
