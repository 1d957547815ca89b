/** The keys under which a person is known in one engagement: derived from one root, and not to be recognised in another. */

import type { Bytes } from "../ledger/hashing.ts";
import { identityFrom, recipientOf } from "./age.ts";
import { type Signer, signerFrom } from "./ed25519.ts";
import { must } from "./errors.ts";
import { hkdf } from "./hkdf.ts";
import { isId } from "./shape.ts";

export interface PersonKeys {
  /** As the engagement calls the person. */
  readonly person: string;
  readonly signer: Signer;
  /** Secret: opens what is sealed for `recipient`. */
  readonly identity: string;
  readonly recipient: string;
}

export async function personKeys(root: Bytes, person: string): Promise<PersonKeys> {
  must(root.length === 32 && isId(person), "malformed");
  const both = await hkdf(root, `person/v1|${person}`, 64);
  const identity = identityFrom(both.slice(0, 32));
  const signer = await signerFrom(both.slice(32));
  return { person, signer, identity, recipient: await recipientOf(identity) };
}
