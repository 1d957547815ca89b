/**
 * Verifies inclusion and consistency proofs (RFC 9162, 2.1.3 and 2.1.4); the twin of src/privity/core/merkle/proofs.py,
 * where the climb is explained. Any values whatever may be given: rubbish proves nothing.
 */

import { type Bytes, HASH_LENGTH, nodeHash, same, sha256 } from "./hashing.ts";

export type Proof = readonly Bytes[];

/** Whether `proof` shows that the hash `leaf` is the leaf `index` of the tree of `size` with this `root`. */
export async function verifyInclusion(
  index: number,
  size: number,
  leaf: Bytes,
  root: Bytes,
  proof: Proof,
): Promise<boolean> {
  if (![index, size].every(isSize) || index >= size) return false;
  if (!areHashes([leaf, root]) || !areHashes(proof)) return false;
  const isLeft = sides(BigInt(index), BigInt(size - 1));
  return proof.length === isLeft.length && same(await climb(leaf, proof, isLeft), root);
}

/** Whether `proof` shows that the tree of `newSize` and `newRoot` begins with the one of `oldSize` and `oldRoot`. */
export async function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Bytes,
  newRoot: Bytes,
  proof: Proof,
): Promise<boolean> {
  if (![oldSize, newSize].every(isSize) || oldSize > newSize) return false;
  if (!areHashes([oldRoot, newRoot]) || !areHashes(proof)) return false;
  if (oldSize === newSize) return proof.length === 0 && same(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && same(oldRoot, await sha256());
  const level = trailingZeros(oldSize);
  const index = (BigInt(oldSize) >> level) - 1n;
  const [start, ...siblings] = index === 0n ? [oldRoot, ...proof] : proof;
  const isLeft = sides(index, BigInt(newSize - 1) >> level);
  if (!start || siblings.length !== isLeft.length) return false;
  const left = siblings.filter((_, place) => isLeft[place]);
  const old = await climb(start, left, Array(left.length).fill(true));
  return same(old, oldRoot) && same(await climb(start, siblings, isLeft), newRoot);
}

async function climb(start: Bytes, siblings: Proof, isLeft: readonly boolean[]): Promise<Bytes> {
  let node = start;
  for (const [place, sibling] of siblings.entries()) {
    node = isLeft[place] ? await nodeHash(sibling, node) : await nodeHash(node, sibling);
  }
  return node;
}

/** For each sibling on the way up, from below, whether it stands left. */
function sides(index: bigint, last: bigint): boolean[] {
  const digits = (number: bigint) => (number === 0n ? "" : number.toString(2));
  const meeting = digits(index ^ last).length;
  return [...digits(last)]
    .map((_, height) => ((index >> BigInt(height)) & 1n) === 1n)
    .filter((isLeft, height) => isLeft || height < meeting);
}

function trailingZeros(number: number): bigint {
  const digits = number.toString(2);
  return BigInt(digits.length - 1 - digits.lastIndexOf("1"));
}

function isSize(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function areHashes(values: unknown): boolean {
  const isHash = (value: unknown) => value instanceof Uint8Array && value.length === HASH_LENGTH;
  return Array.isArray(values) && values.every(isHash);
}
