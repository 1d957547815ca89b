/** The two hashes of RFC 9162, 2.1.1, by WebCrypto; the twin of src/privity/core/merkle/hashing.py. */

export type Bytes = Uint8Array<ArrayBuffer>;

export const HASH_LENGTH = 32;

/** The hash of a leaf: SHA-256(0x00 ‖ leaf). */
export function leafHash(leaf: Bytes): Promise<Bytes> {
  return sha256(Uint8Array.of(0), leaf);
}

/** The hash of a node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(Uint8Array.of(1), left, right);
}

export async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

export function joined(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}

export function same(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
