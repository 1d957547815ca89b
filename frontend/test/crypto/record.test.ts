import assert from "node:assert/strict";
import { test } from "node:test";
import { epochKey } from "../../src/crypto/circle-keys.ts";
import { authorKey } from "../../src/crypto/circle-log.ts";
import { signedMessage } from "../../src/crypto/content.ts";
import type { Place } from "../../src/crypto/envelope.ts";
import { openRecord, type Readable, resealRecord, sealRecord } from "../../src/crypto/record.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { type Circle, contentBy, faulty, newId, newPerson, pair } from "./people.ts";

function readable(circle: Circle): Readable {
  return {
    epochKey: async (epoch) =>
      (await epochKey(circle.secrets[epoch - 1]?.identity ?? "", circle.id, epoch)).key,
    authorKey: async (content, epoch) => authorKey(circle.log, content, epoch),
  };
}

async function sealedNote() {
  const { circle, coach, client } = await pair();
  const place: Place = { circle: circle.id, record: newId(), revision: 1, class: "shared_notes" };
  const key = await epochKey(circle.secrets[0]?.identity ?? "", circle.id, 1);
  const content = contentBy(client, circle);
  const envelope = await sealRecord(content, place, key, client.keys.signer);
  return { circle, coach, client, place, key, content, envelope };
}

test("what is sealed opens to the same words, and shows none of them", async () => {
  const { circle, place, content, envelope } = await sealedNote();
  const opened = await openRecord(envelope, place, readable(circle));
  assert.deepEqual(opened.content, content);
  assert.equal(Buffer.from(envelope).includes("agreed"), false);
});

test("two sealings of the same words have nothing in common but the header", async () => {
  const { place, key, content, client, envelope } = await sealedNote();
  const again = await sealRecord(content, place, key, client.keys.signer);
  const header = 4 + (envelope[3] ?? 0);
  assert.deepEqual(again.slice(0, header), envelope.slice(0, header));
  const equal = again.slice(header).filter((byte, at) => byte === envelope[header + at]).length;
  assert.ok(equal < again.length / 10);
});

test("one changed bit anywhere: it does not open, and the error holds none of the words", async () => {
  const { circle, place, envelope } = await sealedNote();
  for (const at of envelope.keys()) {
    const changed = envelope.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const error = await openRecord(changed, place, readable(circle)).catch((reason) => reason);
    assert.equal(error.name, "SealingError", `byte ${at}`);
    assert.doesNotMatch(`${error.stack} ${error.cause}`, /agreed|Third/);
  }
});

test("no shorter or longer form of it opens", async () => {
  const { circle, place, envelope } = await sealedNote();
  for (const length of envelope.keys()) {
    await assert.rejects(openRecord(envelope.slice(0, length), place, readable(circle)), {
      name: "SealingError",
    });
  }
  const longer = Uint8Array.from([...envelope, 0]);
  await assert.rejects(openRecord(longer, place, readable(circle)), faulty("malformed"));
});

test("it is not taken for another circle, record, revision or class", async () => {
  const { circle, place, envelope } = await sealedNote();
  const others = [
    { circle: newId() },
    { record: newId() },
    { revision: 2 },
    { class: "coach_notes" },
  ];
  for (const other of others) {
    const asked = { ...place, ...other };
    await assert.rejects(openRecord(envelope, asked, readable(circle)), faulty("not_expected"));
  }
});

test("who holds the key cannot write in another's name, nor pass words off as another kind", async () => {
  const { circle, coach, client, place, key, content } = await sealedNote();
  const forged = await sealRecord(content, place, key, coach.keys.signer);
  await assert.rejects(openRecord(forged, place, readable(circle)), faulty("not_signed"));
  const elsewhere = { ...place, class: "objectives" };
  const replayed = {
    public: client.keys.signer.public,
    sign: (message: Uint8Array<ArrayBuffer>) => {
      const content = message.slice(message.lastIndexOf(10) + 1);
      return client.keys.signer.sign(signedMessage(place, content));
    },
  };
  const passed = await sealRecord(content, elsewhere, key, replayed);
  await assert.rejects(openRecord(passed, elsewhere, readable(circle)), faulty("not_signed"));
});

test("sealed again for a new epoch it is the same revision, still signed by its author", async () => {
  const { circle, coach, place, content, envelope } = await sealedNote();
  const before = await openRecord(envelope, place, readable(circle));
  await circle.append(coach, { op: "rotate" });
  const next = await epochKey(circle.secrets[1]?.identity ?? "", circle.id, 2);
  const again = await resealRecord(envelope, place, readable(circle), next);
  const after = await openRecord(again, place, readable(circle));
  assert.deepEqual([after.content, after.id, after.epoch], [content, before.id, 2]);
  const older = await epochKey(circle.secrets[0]?.identity ?? "", circle.id, 1);
  await assert.rejects(resealRecord(again, place, readable(circle), older), faulty("not_expected"));
});

test("words written after a removal do not pass under the epoch that the removed can open", async () => {
  const { circle, coach, client, place, key } = await sealedNote();
  await circle.append(coach, { op: "remove", person: client.id });
  const late = await sealRecord(contentBy(coach, circle), place, key, coach.keys.signer);
  await assert.rejects(openRecord(late, place, readable(circle)), faulty("not_allowed"));
});

test("who was never in the circle, or not yet, is no author", async () => {
  const { circle, client, place, key } = await sealedNote();
  const stranger = await newPerson();
  const strange = await sealRecord(contentBy(stranger, circle), place, key, stranger.keys.signer);
  await assert.rejects(openRecord(strange, place, readable(circle)), faulty("not_allowed"));
  const head = circle.log[0]?.head ?? "";
  const early = { ...contentBy(client, circle), log_n: 1, log_head: head };
  const envelope = await sealRecord(early, place, key, client.keys.signer);
  await assert.rejects(openRecord(envelope, place, readable(circle)), faulty("not_allowed"));
});

test("rubbish is refused, whatever it is", async () => {
  const { circle, place } = await sealedNote();
  for (const text of ["", "already sealed", "\xc1\x01", '{"sealed": true}']) {
    await assert.rejects(openRecord(bytesOf(text), place, readable(circle)), {
      name: "SealingError",
    });
  }
});

test("a content of another form is not sealed", async () => {
  const { place, key, client, content } = await sealedNote();
  for (const wrong of [{ at: "today" }, { parents: ["x"] }, { more: { due: 1.5 } }]) {
    const changed = { ...content, ...wrong };
    await assert.rejects(sealRecord(changed, place, key, client.keys.signer), faulty("malformed"));
  }
});
