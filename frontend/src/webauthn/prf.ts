/**
 * What a passkey unlocks with: the output of its PRF (WebAuthn Level 3, §10.1.4). It is used in this browser and goes nowhere,
 * so the ceremony needs no server: nothing is signed for anybody.
 */

import { randomBytes } from "../crypto/encoding.ts";
import { passkeySecret, prfInput } from "../crypto/secrets.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { bytesFrom, textFrom } from "./base64url.ts";

/** A passkey of this device, and what it unlocks with. */
export interface Unlocking {
  readonly credential: string;
  readonly secret: Bytes;
}

/** Asks for one of these passkeys; `null` where the device has no PRF for it. */
export async function unlockingPasskey(credentials: readonly string[]): Promise<Unlocking | null> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: randomBytes(32),
    allowCredentials: credentials.map((id) => ({ id: bytesFrom(id), type: "public-key" })),
    userVerification: "required",
    extensions: { prf: { eval: { first: await prfInput() } } },
  };
  const used = await navigator.credentials.get({ publicKey });
  return used instanceof PublicKeyCredential ? unlockingOf(used) : null;
}

/** What this passkey, which was just used, unlocks with. */
export function unlockingOf(used: PublicKeyCredential): Unlocking | null {
  const output = used.getClientExtensionResults().prf?.results?.first;
  if (output === undefined) return null;
  return { credential: textFrom(used.rawId), secret: passkeySecret(output as ArrayBuffer) };
}
