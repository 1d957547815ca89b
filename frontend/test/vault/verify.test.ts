import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint } from "../../src/crypto/fingerprint.ts";
import { fragmentFrom } from "../../src/crypto/invitation.ts";
import type { Unlocked } from "../../src/vault/types.ts";
import {
  type Checked,
  checkProofs,
  inviterOf,
  isFingerprintOf,
  newInvitation,
  pin,
  takeInvitation,
} from "../../src/vault/verify.ts";
import { faulty, type Person } from "../crypto/people.ts";
import { remembering, Server } from "./acquaintances.ts";

const LINK = /^\/engagements\/e\/join\/([0-9a-f]{32})#([\w-]{22}\.[\w-]{22})$/;

interface Scene {
  readonly server: Server;
  readonly coach: Person;
  readonly client: Person;
  readonly coachs: Unlocked;
  readonly clients: Unlocked;
}

async function scene(): Promise<Scene> {
  const server = new Server();
  const [coach, client] = [await server.admit(), await server.admit()];
  return { server, coach, client, coachs: remembering(), clients: remembering() };
}

async function invite({ server, coach, client, coachs }: Scene) {
  const link = await newInvitation(server.open(coach, coachs), client.id);
  const [, id = "", fragment = ""] = LINK.exec(link) ?? assert.fail(link);
  return { id, fragment: fragmentFrom(fragment) };
}

type Invited = Awaited<ReturnType<typeof invite>>;

/** As a page does: held against the server's keys first, and taken only if it fits. */
async function take(there: Scene, invited: Invited, who = there.client, mine = there.clients) {
  const vault = there.server.open(who, mine);
  const inviter = await inviterOf(vault, invited.fragment);
  if (inviter) await takeInvitation(vault, invited.id, invited.fragment.secret, inviter);
  return inviter;
}

function check({ server, coach, coachs }: Scene): Promise<readonly Checked[]> {
  return checkProofs(server.open(coach, coachs));
}

test("by one link both know each other", async () => {
  const there = await scene();
  const { server, coach, client, coachs, clients } = there;
  const invited = await invite(there);
  assert.equal(server.open(coach, coachs).book.trustOf(client.id), "unchecked");
  assert.equal(await take(there, invited), coach.id);
  assert.deepEqual(await check(there), [{ person: client.id, fits: true }]);
  assert.equal(server.open(coach, coachs).book.trustOf(client.id), "checked");
  assert.equal(server.open(client, clients).book.trustOf(coach.id), "checked");
  assert.equal(coachs.state().pins[client.id]?.how, "invitation");
});

test("nothing of a secret is in what the server gets", async () => {
  const there = await scene();
  const invited = await invite(there);
  await take(there, invited);
  const sent = JSON.stringify(there.server.proofs);
  const { secret } = Object.values(
    there.coachs.state().settings.invitations as Record<string, { secret: string }>,
  )[0] ?? { secret: "" };
  assert.equal(secret.length, 22);
  assert.ok(!sent.includes(secret));
});

test("an invitation serves once", async () => {
  const there = await scene();
  await take(there, await invite(there));
  await check(there);
  const { [there.client.id]: before } = there.coachs.state().pins;
  await there.server.substitute(there.client);
  assert.deepEqual(await check(there), []);
  assert.deepEqual(there.coachs.state().pins[there.client.id], before);
});

test("a key that the server put in for the joiner does not fit, however often one looks", async () => {
  const there = await scene();
  await take(there, await invite(there));
  await there.server.substitute(there.client);
  for (const _ of [1, 2]) {
    assert.deepEqual(await check(there), [{ person: there.client.id, fits: false }]);
  }
  assert.deepEqual(there.coachs.state().pins, {});
});

test("a key that the server put in for the inviter stops the joiner, and nothing is sent", async () => {
  const there = await scene();
  const invited = await invite(there);
  await there.server.substitute(there.coach);
  assert.equal(await take(there, invited), null);
  assert.deepEqual([there.clients.state().pins, there.server.proofs], [{}, []]);
});

test("a link that somebody else opened does not let them in", async () => {
  const there = await scene();
  const [invited, other] = [await invite(there), await there.server.admit()];
  await take(there, invited, other, remembering());
  assert.deepEqual(await check(there), [{ person: there.client.id, fits: false }]);
  assert.deepEqual(there.coachs.state().pins, {});
});

test("a proof whose answer was lost is sent again, and counts once", async () => {
  const there = await scene();
  const invited = await invite(there);
  await take(there, invited);
  assert.equal(await take(there, invited), there.coach.id);
  assert.deepEqual(await check(there), [{ person: there.client.id, fits: true }]);
});

test("a proof for one invitation is none for another", async () => {
  const there = await scene();
  const first = await invite(there);
  await take(there, first);
  const second = await invite(there);
  assert.deepEqual(await check(there), []);
  const [{ by, fields }] = there.server.proofs as [{ by: string; fields: object }];
  there.server.proofs.push({ by, fields: { ...fields, invitation: second.id } });
  assert.deepEqual(await check(there), [{ person: there.client.id, fits: false }]);
});

test("after seven days it is forgotten", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const there = await scene();
  await take(there, await invite(there));
  context.mock.timers.tick(7 * 24 * 60 * 60 * 1000 - 60_000);
  assert.equal((await check({ ...there, coachs: copyOf(there.coachs) })).length, 1);
  context.mock.timers.tick(60_000);
  assert.deepEqual(await check(there), []);
});

function copyOf(mine: Unlocked): Unlocked {
  const copy = remembering();
  copy.changeState(() => mine.state());
  return copy;
}

test("what is pinned is the key that was on the screen", async () => {
  const { server, coach, client, coachs } = await scene();
  const seen = server.open(coach, coachs);
  await server.substitute(client);
  await pin(seen, client.id, "compared");
  assert.equal(coachs.state().pins[client.id]?.key, client.link.id);
  assert.equal(server.open(coach, coachs).book.trustOf(client.id), "changed");
});

test("nobody without a key is pinned, and nobody unknown invited", async () => {
  const { server, coach, client, coachs } = await scene();
  server.shown.delete(client.id);
  const seen = server.open(coach, coachs);
  await assert.rejects(pin(seen, client.id, "compared"), faulty("not_expected"));
  await assert.rejects(newInvitation(seen, "0".repeat(32)), faulty("not_expected"));
});

test("a scanned fingerprint is somebody's, whole, or it is not", async () => {
  const { server, coach, client, coachs } = await scene();
  const theirs = await fingerprint(client.link.key);
  const seen = server.open(coach, coachs);
  assert.equal(await isFingerprintOf(seen, client.id, theirs), true);
  assert.equal(await isFingerprintOf(seen, client.id, theirs.slice(0, 32)), false);
  assert.equal(await isFingerprintOf(seen, coach.id, theirs), false);
  assert.equal(await isFingerprintOf(seen, "0".repeat(32), theirs), false);
  await server.substitute(client);
  assert.equal(await isFingerprintOf(server.open(coach, coachs), client.id, theirs), false);
});
