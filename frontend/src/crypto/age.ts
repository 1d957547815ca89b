/**
 * Files in the age format (https://age-encryption.org/v1) for hybrid post-quantum recipients only.
 *
 * The library takes classic recipients beside them, which would undo the protection: here every other kind is refused,
 * passphrases too (they would block the page for as long as a server likes).
 */

import { bech32 } from "@scure/base";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
import type { Bytes } from "../ledger/hashing.ts";
import { must, orFault } from "./errors.ts";
import type { Guard } from "./json.ts";

const RECIPIENT = "age1pq";
const RECIPIENT_LENGTH = 1216;
const IDENTITY = "AGE-SECRET-KEY-PQ-";
const SEED_LENGTH = 32;

/** The secret text, which the `age` tool reads too, of a seed of 32 bytes. */
export function identityFrom(seed: Bytes): string {
  must(seed.length === SEED_LENGTH, "malformed");
  return bech32.encodeFromBytes(IDENTITY, seed).toUpperCase();
}

export function seedOf(identity: string): Bytes {
  const seed = decoded(identity, IDENTITY.toLowerCase());
  must(seed?.length === SEED_LENGTH && identityFrom(seed) === identity, "malformed");
  return seed;
}

export async function recipientOf(identity: string): Promise<string> {
  seedOf(identity);
  return identityToRecipient(identity);
}

export const isRecipient: Guard<string> = (value): value is string =>
  typeof value === "string" &&
  value === value.toLowerCase() &&
  decoded(value, RECIPIENT)?.length === RECIPIENT_LENGTH;

export async function sealFile(content: Bytes, ...recipients: readonly string[]): Promise<Bytes> {
  const encrypter = encrypterFor(recipients);
  return orFault("malformed", async () => Uint8Array.from(await encrypter.encrypt(content)));
}

export async function openFile(file: Bytes, identity: string): Promise<Bytes> {
  const decrypter = decrypterOf(identity);
  return orFault("not_opened", async () => Uint8Array.from(await decrypter.decrypt(file)));
}

/** The same for what is too large to hold: an attachment. One of the identities has to open it. Nothing of it may be used before the stream has ended well. */
export async function sealStream(
  content: ReadableStream<Uint8Array>,
  ...recipients: readonly string[]
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = encrypterFor(recipients);
  return orFault("malformed", () => encrypter.encrypt(content));
}

export async function openStream(
  file: ReadableStream<Uint8Array>,
  ...identities: readonly string[]
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = decrypterOf(...identities);
  return orFault("not_opened", () => decrypter.decrypt(file));
}

function encrypterFor(recipients: readonly string[]): Encrypter {
  must(recipients.length > 0 && recipients.every(isRecipient), "too_weak");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter;
}

function decrypterOf(...identities: readonly string[]): Decrypter {
  identities.forEach(seedOf);
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypter;
}

function decoded(text: string, prefix: string): Bytes | undefined {
  try {
    const read = bech32.decodeUnsafe(text, false);
    return read?.prefix === prefix ? Uint8Array.from(bech32.fromWords(read.words)) : undefined;
  } catch {
    return undefined;
  }
}
