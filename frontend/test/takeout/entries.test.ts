import assert from "node:assert/strict";
import { test } from "node:test";
import { CLIENT, COACH, newScene, record, revision, unopened } from "./scene.ts";

const fileIn = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString() ?? "";
const recordsIn = (files: Map<string, Buffer>) => JSON.parse(fileIn(files, "records.json")).records;

test("everything that opened is in it, and what did not says why", async () => {
  const { scene, attach } = await newScene();
  const scan = await attach("scan.txt", Buffer.from("two pages"));
  const revisions = [
    revision(1),
    unopened(2),
    revision(3, { author: COACH, parents: ["1".repeat(64)], tags: ["work"], attachments: [scan] }),
  ];
  const one = record(scene.circle, revisions, { strict: true });
  const files = await scene.take(one);
  const file = `files/${one.id}/scan.txt`;
  const note = "notes/2026-11-23-Third session.md";
  assert.deepEqual([...files.keys()], [file, note, "records.json", "ledger.json", "README.txt"]);
  assert.equal(fileIn(files, file), "two pages");
  assert.equal(
    fileIn(files, note),
    `# Third session\n\na shared_note · Mirjam Kovač · 2026-11-23T09:00:00Z\n\nStrictly confidential\n\n#work\n\nWhat was said, 3.\n\n- ${file}\n`,
  );
  const { records, ...about } = JSON.parse(fileIn(files, "records.json"));
  assert.deepEqual(about.person, { id: COACH, name: "Mirjam Kovač" });
  assert.equal(about.format, "privity/takeout/v1");
  const [told] = records;
  assert.deepEqual(
    [told.id, told.kind, told.information_class, told.strict, told.author, told.note],
    [one.id, "shared_note", "shared_notes", true, { id: CLIENT, name: "Amara Osei" }, note],
  );
  assert.deepEqual(told.revisions[1], { number: 2, fault: "not_opened" });
  assert.deepEqual(
    told.revisions.map(({ text = null }) => text),
    ["What was said, 1.", null, "What was said, 3."],
  );
  const [, , last] = told.revisions;
  assert.deepEqual(last.author, { id: COACH, name: "Mirjam Kovač" });
  assert.deepEqual([last.parents, last.tags], [["1".repeat(64)], ["work"]]);
  assert.deepEqual(last.attachments, [{ ...scan, file }]);
  assert.deepEqual(scene.missing, { files: [], ledger: false });
  assert.deepEqual(scene.told, ["0/1"]);
});

test("names are safe and differ, and a file stands there once", async () => {
  const { scene, attach } = await newScene();
  const [a, b] = [await attach("../../x", Buffer.of(1)), await attach("../../X", Buffer.of(2))];
  const twice = record(scene.circle, [
    revision(1, { title: "../etc", attachments: [a] }),
    revision(1, { title: "../etc", attachments: [a, b] }),
  ]);
  const files = await scene.take(twice, record(scene.circle, [revision(1, { title: "../ETC" })]));
  const paths = [...files.keys()];
  assert.deepEqual(paths.slice(0, 4), [
    `files/${twice.id}/x`,
    `files/${twice.id}/X (2)`,
    "notes/2026-11-21-..-etc.md",
    "notes/2026-11-21-..-ETC (2).md",
  ]);
  assert.ok(paths.every((path) => !path.split("/").includes("..")));
});

test("of a conflict both versions are read; what never opened has no note", async () => {
  const { scene } = await newScene();
  const [left, right] = [revision(1, { text: "left" }), revision(2, { text: "right" })];
  const conflict = record(scene.circle, [left, right], { heads: [left, right] });
  const files = await scene.take(conflict, record(scene.circle, [unopened(1)]));
  const notes = [...files].filter(([path]) => path.startsWith("notes/"));
  assert.equal(notes.length, 1);
  assert.match(notes[0]?.[1].toString() ?? "", /left\n\n---\n\n#[\s\S]*right\n$/);
  assert.equal(recordsIn(files)[1].note, null);
});

test("a file that is gone, changed or cut is told, and does not lose the rest", async () => {
  const { scene, attach } = await newScene();
  const whole = Buffer.alloc(200_000, "x");
  const kept = await attach("kept", whole);
  const [gone, changed, cut] = [
    await attach("gone", whole),
    await attach("changed", whole),
    await attach("cut", whole),
  ];
  scene.stored.delete(gone.id);
  const bytes = scene.stored.get(changed.id) as Uint8Array;
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  scene.stored.set(cut.id, (scene.stored.get(cut.id) as Uint8Array<ArrayBuffer>).slice(0, -1));
  const attachments = [gone, changed, cut, kept];
  const files = await scene.take(record(scene.circle, [revision(1, { attachments })]));
  const paths = [...files.keys()].filter((path) => path.startsWith("files/"));
  assert.deepEqual(
    paths.map((path) => path.split("/").at(-1)),
    ["kept"],
  );
  assert.ok(files.get(paths[0] ?? "")?.equals(whole));
  assert.deepEqual(scene.missing, { files: ["gone", "changed", "cut"], ledger: false });
  const [told] = recordsIn(files);
  assert.deepEqual(
    told.revisions[0].attachments.map(({ file }: { file: string | null }) => file),
    [null, null, null, paths[0]],
  );
  assert.match(fileIn(files, told.note), /- Could not be fetched: gone\n/);
});

test("without its part of the ledger it says so", async () => {
  const { scene } = await newScene();
  scene.ledger = () => Promise.reject(new Error("offline"));
  const files = await scene.take(record(scene.circle, [revision(1)]));
  assert.equal(files.has("ledger.json"), false);
  assert.deepEqual(scene.missing, { files: [], ledger: true });
});

test("stopped is stopped, and no missing file", async () => {
  const { scene, attach } = await newScene();
  const attachments = [await attach("scan", Buffer.of(1))];
  scene.cancel.abort();
  const taken = scene.take(record(scene.circle, [revision(1, { attachments })]));
  await assert.rejects(taken, { name: "AbortError" });
  const other = (await newScene()).scene;
  other.ledger = async () => {
    other.cancel.abort();
    throw new Error("aborted");
  };
  await assert.rejects(other.take(record(other.circle, [revision(1)])), { name: "AbortError" });
});
