/**
 * Making and using a passkey, in the JSON shapes of WebAuthn Level 3 (§5.1.8, §5.8.3).
 *
 * What goes to the server is built field by field, never by JSON.stringify(credential): a credential's extension results
 * may hold PRF secrets, which must not leave the browser.
 */

import { prfInput } from "../crypto/secrets.ts";
import { bytesFrom, textFrom } from "./base64url.ts";
import { type Unlocking, unlockingOf } from "./prf.ts";

/** What the person, or what they have already, decided: asking again would change nothing. */
const DECIDED = new Set(["NotAllowedError", "InvalidStateError", "AbortError"]);

export interface CreationOptions {
  readonly publicKey: Omit<PublicKeyCredentialCreationOptionsJSON, "extensions">;
}

export interface RequestOptions {
  readonly publicKey: Omit<PublicKeyCredentialRequestOptionsJSON, "extensions">;
}

/**
 * Makes a passkey that signs in by itself: kept on the device, opened by its owner's finger, face or PIN. It is asked to
 * unlock too; a device that stumbles over that is asked again without.
 */
export async function makePasskey(options: CreationOptions): Promise<string> {
  const publicKey = creationFrom(options);
  const extensions = { ...publicKey.extensions, prf: { eval: { first: await prfInput() } } };
  const made = navigator.credentials.create({ publicKey: { ...publicKey, extensions } });
  const credential = await made.catch((error) => {
    if (error instanceof DOMException && DECIDED.has(error.name)) throw error;
    return navigator.credentials.create({ publicKey });
  });
  return JSON.stringify(madePayload(passkeyOf(credential)));
}

/** Asks for a passkey and gives the proof for the server as JSON text. */
export async function usePasskey(options: RequestOptions): Promise<string> {
  const publicKey = requestFrom(options);
  return JSON.stringify(usedPayload(passkeyOf(await navigator.credentials.get({ publicKey }))));
}

/** As `usePasskey`; with what the same passkey unlocks with, which stays here, or `null` where it has nothing like that. */
export async function signInAndUnlock(
  options: RequestOptions,
): Promise<{ readonly proof: string; readonly unlocking: Unlocking | null }> {
  const extensions = { prf: { eval: { first: await prfInput() } } };
  const publicKey = { ...requestFrom(options), extensions };
  const used = passkeyOf(await navigator.credentials.get({ publicKey }));
  return { proof: JSON.stringify(usedPayload(used)), unlocking: unlockingOf(used) };
}

export function creationFrom({ publicKey }: CreationOptions): PublicKeyCredentialCreationOptions {
  return {
    rp: publicKey.rp,
    user: { ...publicKey.user, id: bytesFrom(publicKey.user.id) },
    challenge: bytesFrom(publicKey.challenge),
    pubKeyCredParams: publicKey.pubKeyCredParams.map(({ alg }) => ({ alg, type: "public-key" })),
    excludeCredentials: (publicKey.excludeCredentials ?? []).map(descriptorFrom),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    extensions: { credProps: true },
    ...(publicKey.timeout === undefined ? {} : { timeout: publicKey.timeout }),
  };
}

export function requestFrom({ publicKey }: RequestOptions): PublicKeyCredentialRequestOptions {
  return {
    challenge: bytesFrom(publicKey.challenge),
    allowCredentials: (publicKey.allowCredentials ?? []).map(descriptorFrom),
    userVerification: "required",
    ...(publicKey.rpId === undefined ? {} : { rpId: publicKey.rpId }),
    ...(publicKey.timeout === undefined ? {} : { timeout: publicKey.timeout }),
  };
}

export function madePayload(credential: PublicKeyCredential): object {
  const response = credential.response as AuthenticatorAttestationResponse;
  const kept = credential.getClientExtensionResults().credProps?.rk;
  return {
    ...identityOf(credential),
    clientExtensionResults: kept === undefined ? {} : { credProps: { rk: kept } },
    response: {
      clientDataJSON: textFrom(response.clientDataJSON),
      attestationObject: textFrom(response.attestationObject),
      transports: response.getTransports(),
    },
  };
}

export function usedPayload(credential: PublicKeyCredential): object {
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...identityOf(credential),
    clientExtensionResults: {},
    response: {
      clientDataJSON: textFrom(response.clientDataJSON),
      authenticatorData: textFrom(response.authenticatorData),
      signature: textFrom(response.signature),
      userHandle: response.userHandle ? textFrom(response.userHandle) : null,
    },
  };
}

function identityOf(credential: PublicKeyCredential): object {
  return { id: credential.id, rawId: textFrom(credential.rawId), type: credential.type };
}

function descriptorFrom({ id }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return { id: bytesFrom(id), type: "public-key" };
}

function passkeyOf(credential: Credential | null): PublicKeyCredential {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey was given");
  return credential;
}
