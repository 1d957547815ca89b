import assert from "node:assert/strict";
import { test } from "node:test";
import { prfInput } from "../../src/crypto/secrets.ts";
import {
  type CreationOptions,
  creationFrom,
  madePayload,
  makePasskey,
  requestFrom,
  signInAndUnlock,
  usedPayload,
} from "../../src/webauthn/passkey.ts";

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;
const secret = { results: { first: bytes(7, 7, 7) } };

function credential(response: object, extensions: object): PublicKeyCredential {
  const base = { id: "AQI", rawId: bytes(1, 2), type: "public-key" };
  const results = { getClientExtensionResults: () => extensions, toJSON: () => ({ prf: "leak" }) };
  return { ...base, ...results, response } as unknown as PublicKeyCredential;
}

const creation: CreationOptions = {
  publicKey: {
    rp: { id: "localhost", name: "Privity" },
    user: { id: "AQ", name: "amara@example.org", displayName: "Amara" },
    challenge: "AgM",
    pubKeyCredParams: [{ type: "public-key", alg: -7 }],
    excludeCredentials: [{ type: "public-key", id: "BA" }],
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  },
};

test("a passkey is made to be kept on the device and opened by its owner, whatever the server proposed", () => {
  const options = creationFrom(creation);
  assert.deepEqual(options.authenticatorSelection, {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  assert.deepEqual(options.challenge, Uint8Array.of(2, 3));
  assert.deepEqual(options.user.id, Uint8Array.of(1));
  assert.deepEqual(options.excludeCredentials, [{ id: Uint8Array.of(4), type: "public-key" }]);
  assert.equal("timeout" in options, false);
});

test("a request names the server's credentials and asks for the owner", () => {
  const options = requestFrom({
    publicKey: { challenge: "AgM", rpId: "localhost", timeout: 60_000 },
  });
  assert.deepEqual(options, {
    challenge: Uint8Array.of(2, 3),
    allowCredentials: [],
    userVerification: "required",
    rpId: "localhost",
    timeout: 60_000,
  });
});

test("a new passkey is told field by field, without secrets", () => {
  const response = {
    clientDataJSON: bytes(3),
    attestationObject: bytes(4),
    getTransports: () => ["internal"],
  };
  assert.deepEqual(madePayload(credential(response, { credProps: { rk: true }, prf: secret })), {
    id: "AQI",
    rawId: "AQI",
    type: "public-key",
    clientExtensionResults: { credProps: { rk: true } },
    response: { clientDataJSON: "Aw", attestationObject: "BA", transports: ["internal"] },
  });
});

test("a used passkey is told field by field, without secrets", () => {
  const response = {
    clientDataJSON: bytes(3),
    authenticatorData: bytes(4),
    signature: bytes(5),
    userHandle: null,
  };
  assert.deepEqual(usedPayload(credential(response, { prf: secret })), {
    id: "AQI",
    rawId: "AQI",
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON: "Aw", authenticatorData: "BA", signature: "BQ", userHandle: null },
  });
});

class Device {
  readonly asked: PublicKeyCredentialCreationOptions["extensions"][] = [];
  readonly answers: (() => unknown)[];

  constructor(...answers: (() => unknown)[]) {
    this.answers = answers;
    const answer = async ({ publicKey }: { publicKey: { extensions?: object } }) => {
      this.asked.push(publicKey.extensions);
      return this.answers.shift()?.();
    };
    const navigator = { credentials: { create: answer, get: answer } };
    Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  }
}

class Credential {}
Object.defineProperty(globalThis, "PublicKeyCredential", { value: Credential, configurable: true });

function given(response: object, extensions: object): PublicKeyCredential {
  return Object.assign(new Credential(), credential(response, extensions)) as PublicKeyCredential;
}

const refused = (name: string) => () => {
  throw new DOMException("no", name);
};
const made = () =>
  given({ clientDataJSON: bytes(3), attestationObject: bytes(4), getTransports: () => [] }, {});

test("a new passkey is asked to unlock; where the device stumbles over that, it is asked again without", async () => {
  const first = await prfInput();
  const device = new Device(refused("NotSupportedError"), made);
  assert.equal(JSON.parse(await makePasskey(creation)).id, "AQI");
  assert.deepEqual(device.asked, [
    { credProps: true, prf: { eval: { first } } },
    { credProps: true },
  ]);
});

test("who declined is not asked twice", async () => {
  for (const name of ["NotAllowedError", "InvalidStateError", "AbortError"]) {
    const device = new Device(refused(name), made);
    await assert.rejects(makePasskey(creation), { name });
    assert.equal(device.asked.length, 1);
  }
});

test("one touch gives the proof for the server, and beside it what unlocks", async () => {
  const response = {
    clientDataJSON: bytes(3),
    authenticatorData: bytes(4),
    signature: bytes(5),
    userHandle: null,
  };
  const output = new Uint8Array(32).fill(7);
  const request = { publicKey: { challenge: "AgM" } };
  const device = new Device(
    () => given(response, { prf: { results: { first: output.buffer } } }),
    () => given(response, {}),
  );
  const { proof, unlocking } = await signInAndUnlock(request);
  assert.deepEqual(device.asked, [{ prf: { eval: { first: await prfInput() } } }]);
  assert.deepEqual(unlocking, { credential: "AQI", secret: output });
  assert.deepEqual(JSON.parse(proof).clientExtensionResults, {});
  assert.equal(proof.includes("prf"), false);
  assert.equal((await signInAndUnlock(request)).unlocking, null);
});
