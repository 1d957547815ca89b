import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { type Entry, tarOf, textEntry } from "../../src/takeout/tar.ts";

const AT = Date.parse("2026-11-26T09:00:00Z");
const MB = 2 ** 20;

async function* each(...entries: readonly Entry[]): AsyncGenerator<Entry> {
  yield* entries;
}

async function archiveOf(...entries: readonly Entry[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of tarOf(each(...entries))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** By the tool that every system has. */
function tar(archive: Buffer, ...how: readonly string[]): string {
  return execFileSync("tar", [...how, "-f", "-"], { input: archive, encoding: "utf8" });
}

const ROUND = "x".repeat(1024);
const NOTE = `notes/2026-11-26-${"ö".repeat(40)}.md`;

test("the tar of this system reads it", async () => {
  const archive = await archiveOf(
    textEntry(NOTE, AT, "Was gesagt wurde.\n"),
    textEntry("files/0f/empty", AT, ""),
    textEntry("README.txt", AT, ROUND),
  );
  assert.equal(archive.length % 512, 0);
  const listed = tar(archive, "--list", "--quoting-style=literal").trim().split("\n");
  assert.deepEqual(listed, [NOTE, "files/0f/empty", "README.txt"]);
  assert.equal(tar(archive, "--extract", "--to-stdout", "README.txt"), ROUND);
  assert.equal(tar(archive, "-x", "-O", NOTE), "Was gesagt wurde.\n");
  const lines = tar(archive, "--list", "--verbose", "--utc", "--full-time").split("\n");
  assert.match(lines[2] ?? "", /^-rw------- 0\/0 +1024 2026-11-26 09:00:00 README\.txt$/);
});

test("a large file goes through piece by piece", async () => {
  let made = 0;
  function* pieces() {
    for (; made < 100; made += 1) yield new Uint8Array(MB);
  }
  const entry = { path: "files/0f/scan.pdf", at: AT, size: 100 * MB, content: pieces() };
  let [read, ahead] = [0, 0];
  for await (const piece of tarOf(each(entry))) {
    read += piece.length;
    ahead = Math.max(ahead, made - Math.floor(read / MB));
  }
  assert.equal(read, 512 + 100 * MB + 1024);
  assert.ok(ahead <= 1, `${ahead} pieces were made ahead`);
});

for (const length of [4, 6]) {
  test(`content of ${length} bytes is not what was told to have 5`, async () => {
    const content = [new Uint8Array(length)];
    await assert.rejects(archiveOf({ path: "a", at: AT, size: 5, content }), /another size/);
  });
}

test("a name that does not fit is no archive", async () => {
  await assert.rejects(archiveOf(textEntry(`notes/${"x".repeat(101)}`, AT, "")), /too long/);
  await assert.rejects(archiveOf(textEntry(`${"x".repeat(156)}/a`, AT, "")), /too long/);
});
