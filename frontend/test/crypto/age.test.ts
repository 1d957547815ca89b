/** The official test vectors of the age format (https://c2sp.org/CCTV/age), as far as our files go: post-quantum, without armour. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import * as vectors from "cctv-age";
import { openFile } from "../../src/crypto/age.ts";
import { REFUSED } from "./vectors.ts";

interface Vector {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly identity: string;
  readonly file: Uint8Array<ArrayBuffer>;
}

function vectorFrom([name, content]: [string, Uint8Array]): Vector {
  const end = Buffer.from(content).indexOf("\n\n");
  const lines = new TextDecoder().decode(content.slice(0, end)).split("\n");
  const fields = new Map(lines.map((line) => line.split(": ", 2) as [string, string]));
  const rest = content.slice(end + 2);
  const file = Uint8Array.from(fields.has("compressed") ? inflateSync(rest) : rest);
  return { name, fields, identity: fields.get("identity") ?? "", file };
}

const all = Object.entries<Uint8Array>(vectors).map(vectorFrom);
const binary = all.filter(({ fields }) => !fields.has("armored") && fields.has("identity"));
const [ours, classic] = [true, false].map((isOurs) =>
  binary.filter(({ identity }) => identity.startsWith("AGE-SECRET-KEY-PQ-1") === isOurs),
);

for (const { name, fields, identity, file } of ours ?? []) {
  test(`age: ${name}`, async () => {
    const opened = openFile(file, identity);
    if (fields.get("expect") !== "success") return assert.rejects(opened, REFUSED);
    const sum = createHash("sha256").update(await opened);
    assert.equal(sum.digest("hex"), fields.get("payload"));
  });
}

test("age: nothing is opened by a classic identity", async () => {
  assert.ok(classic?.some(({ fields }) => fields.get("expect") === "success"));
  for (const { file, identity } of classic ?? []) {
    await assert.rejects(openFile(file, identity), REFUSED);
  }
});
