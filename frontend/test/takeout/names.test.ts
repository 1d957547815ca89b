import assert from "node:assert/strict";
import { test } from "node:test";
import { Names, safeName } from "../../src/takeout/names.ts";

for (const [text, name] of [
  ["After the third session", "After the third session"],
  ["Größe & Mut: was nun?", "Größe - Mut- was nun"],
  ["../../etc/passwd", "etc-passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  ["C:\\notes", "C-notes"],
  [".bashrc", "bashrc"],
  ["-rf", "rf"],
  ["a\u0000b\nc\td", "a-b-c-d"],
  ["invoice\u202Efdp.exe", "invoice-fdp.exe"],
  ["con.txt", "_con.txt"],
  ["NUL", "_NUL"],
  ["console.txt", "console.txt"],
  ["e\u0301", "\u00e9"],
  ["trailing. . .", "trailing"],
  ["<script>alert(1)</script>", "script-alert(1)-script"],
  ["\ud800", "untitled"],
  ["🙂", "untitled"],
  ["...", "untitled"],
  ["", "untitled"],
] as const) {
  test(`${JSON.stringify(text)} is called ${name}`, () => {
    assert.equal(safeName(text), name);
  });
}

test("a long name is cut between letters, and keeps its ending", () => {
  const name = safeName(`${"ß".repeat(300)}.jpeg`);
  assert.ok(name.endsWith("ß.jpeg"));
  const { length } = Buffer.from(name);
  assert.ok(length <= 80 && length > 77, String(length));
  assert.equal(safeName("x".repeat(1000)).length, 80);
});

test("each name is handed out once", () => {
  const names = new Names();
  const handed = ["a.md", "a.md", "A.md", "a (2).md", "b", "b", "x.y/b", "x.y/b"].map((path) =>
    names.free(path),
  );
  assert.deepEqual(handed.slice(0, 3), ["a.md", "a (2).md", "A (3).md"]);
  assert.deepEqual(handed.slice(4), ["b", "b (2)", "x.y/b", "x.y/b (2)"]);
  assert.equal(new Set(handed.map((path) => path.toLowerCase())).size, handed.length);
});

test("ten thousand notes of the same name have ten thousand names", () => {
  const names = new Names();
  const handed = Array.from({ length: 10_000 }, () => names.free("notes/2026-11-27-Session.md"));
  assert.equal(new Set(handed).size, 10_000);
  assert.equal(handed.at(-1), "notes/2026-11-27-Session (10000).md");
});
