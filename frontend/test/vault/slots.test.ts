import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64Url, randomBytes, toBase64Url } from "../../src/crypto/encoding.ts";
import { type Slot, slotBytes, slotFrom } from "../../src/crypto/slot.ts";
import { type Api, ApiError, type Fields } from "../../src/net/api.ts";
import { makeLock, newAccount } from "../../src/vault/account.ts";
import { mustOpen, newSlot, replaceWith } from "../../src/vault/slots.ts";
import type { Unlocked } from "../../src/vault/types.ts";
import { faulty, newId } from "../crypto/people.ts";

const nothing = { counter: 0, content: new Uint8Array(0) };

/** A server that keeps slots, or says that it does. */
class Server {
  readonly person = newId();
  readonly said: string[] = [];
  slots: Slot[] = [];
  kept = (slot: Slot): Slot => slot;

  readonly api = {
    get: async () => ({
      person: this.person,
      slots: this.slots.map((slot) => ({
        content: toBase64Url(slotBytes(this.kept(slot))),
        confirmed: true,
      })),
      bundle: { counter: 0, content: "" },
      state: { counter: 0, content: "" },
    }),
    post: async (path: string, { content }: Fields) => {
      const [, id = "", verb = "add"] = /^account\/slots(?:\/(\w+)\/(\w+))?$/.exec(path) ?? [];
      this.said.push(verb);
      if (verb === "add") this.slots.push(slotFrom(fromBase64Url(String(content))));
      if (verb === "remove") this.slots = this.slots.filter(({ slot }) => slot !== id);
      return { id };
    },
  } as unknown as Api;

  account(): Unlocked {
    const account = { person: this.person, slots: [], bundle: nothing, state: nothing };
    return newAccount(this.api, account);
  }
}

const recovery = { kind: "recovery", params: {} } as const;

test("a new code counts when the one that is kept opens, and then the old one goes", async () => {
  const server = new Server();
  const mine = server.account();
  const secret = randomBytes(20);
  const passkey = { kind: "passkey", params: { credential: "AQI" } } as const;
  server.slots = [
    await newSlot(mine, recovery, randomBytes(20)),
    await newSlot(mine, passkey, randomBytes(32)),
  ];
  const slot = await newSlot(mine, recovery, secret);
  await replaceWith(server.api, mine, slot, secret);
  assert.deepEqual(server.said, ["add", "confirm", "remove"]);
  assert.deepEqual(server.slots.map(({ kind }) => kind).sort(), ["passkey", "recovery"]);
  assert.equal(server.slots.at(-1)?.slot, slot.slot);
});

test("while the server keeps something else, the old code stays", async () => {
  const server = new Server();
  const mine = server.account();
  const [old, secret] = [await newSlot(mine, recovery, randomBytes(20)), randomBytes(20)];
  const slot = await newSlot(mine, recovery, secret);
  server.slots = [old];
  server.kept = (one) => (one.slot === slot.slot ? { ...one, w: old.w } : one);
  await assert.rejects(replaceWith(server.api, mine, slot, secret), faulty("not_opened"));
  assert.deepEqual(server.said, ["add"]);
});

test("only what somebody was given opens the way that was made of it", async () => {
  const mine = new Server().account();
  const secret = randomBytes(20);
  const slot = await newSlot(mine, recovery, secret);
  await mustOpen(mine, slot, secret);
  await assert.rejects(mustOpen(mine, slot, randomBytes(20)), faulty("not_opened"));
});

test("a new account is stored in one piece, with the numbers that follow; or not at all", async () => {
  const sent: [string, Fields][] = [];
  const refuse = new ApiError(409, "conflict", "");
  const api = {
    post: async (path: string, fields: Fields) => {
      sent.push([path, fields]);
      throw refuse;
    },
  } as unknown as Api;
  const before = { bundle: { ...nothing, counter: 3 }, state: { ...nothing, counter: 40 } };
  const mine = newAccount(api, { person: newId(), slots: [], ...before });
  const slot = await newSlot(mine, recovery, randomBytes(20));
  await assert.rejects(makeLock(api, mine, [slot]), refuse);
  assert.equal(sent.length, 1);
  const [path, fields] = sent[0] ?? assert.fail();
  assert.equal(path, "account/lock");
  assert.deepEqual([fields.seq, fields.counter], [4, 41]);
  assert.deepEqual(fields.slots, [toBase64Url(slotBytes(slot))]);
});
