import assert from "node:assert/strict";
import { test } from "node:test";
import { Decrypter } from "age-encryption";
import { sealUnderPassphrase } from "../../src/crypto/age-passphrase.ts";
import { passphraseSecret } from "../../src/crypto/secrets.ts";
import { newPassphrase } from "../../src/takeout/passphrase.ts";
import { piecesOf, streamOf } from "../../src/takeout/streams.ts";
import { faulty } from "../crypto/people.ts";

const MB = 2 ** 20;

/** As the worker does it. */
const under =
  (passphrase: string) => async (params: Parameters<typeof passphraseSecret>[1], label: string) =>
    passphraseSecret(passphrase, params, label);

async function* zeros(megabytes: number, made = { pieces: 0 }): AsyncGenerator<Uint8Array> {
  for (; made.pieces < megabytes; made.pieces += 1) yield new Uint8Array(MB);
}

test("what is locked opens with its passphrase alone, and its letters may be composed otherwise", async () => {
  const sealed = await sealUnderPassphrase(
    streamOf(zeros(3)),
    under("seven grey ko\u0308ttbullar"),
  );
  const file = await new Response(sealed as ReadableStream<Uint8Array<ArrayBuffer>>).bytes();
  const head = new TextDecoder().decode(file.subarray(0, 100));
  assert.match(head, /^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} 18\n/);
  const decrypter = new Decrypter();
  decrypter.addPassphrase("another one, of that length");
  await assert.rejects(decrypter.decrypt(file));
  decrypter.addPassphrase("seven grey köttbullar");
  assert.deepEqual(await decrypter.decrypt(file), new Uint8Array(3 * MB));
});

test("a passphrase that is too short locks nothing", async () => {
  const sealed = sealUnderPassphrase(streamOf(zeros(1)), under("elevenchars"));
  await assert.rejects(sealed, faulty("too_weak"));
});

test("nothing is read far ahead, and what is stopped is read no further", async () => {
  const made = { pieces: 0 };
  const secret = async () => new Uint8Array(32);
  const sealed = piecesOf(await sealUnderPassphrase(streamOf(zeros(100, made)), secret));
  let read = 0;
  for await (const piece of sealed) {
    read += piece.length;
    assert.ok(made.pieces * MB - read < 4 * MB, `${made.pieces} MB were made for ${read} bytes`);
    if (read > 50 * MB) break;
  }
  const then = made.pieces;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(made.pieces <= then + 1 && then < 60);
});

test("a failure on the way ends the file", async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(MB);
    throw new Error("this is why");
  }
  const sealed = await sealUnderPassphrase(streamOf(failing()), async () => new Uint8Array(32));
  await assert.rejects(async () => {
    for await (const _ of piecesOf(sealed));
  }, /this is why/);
});

test("a made passphrase is long, and another each time", () => {
  const made = new Set(Array.from({ length: 100 }, newPassphrase));
  assert.equal(made.size, 100);
  for (const one of made) assert.match(one, /^([0-9a-hjkmnp-tv-z]{4}-){4}[0-9a-hjkmnp-tv-z]{4}$/);
});
