import assert from "node:assert/strict";
import { test } from "node:test";
import { rendered } from "../../src/elements/rendered.ts";
import { page } from "../dom.ts";

function shown(text: string): HTMLElement {
  const host = page("<div></div>");
  host.append(rendered(text));
  return host;
}

test("what is marked looks as it was meant", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["We said **it** *out loud*", "<p>We said <strong>it</strong> <em>out loud</em></p>"],
    ["one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"],
    ["# Next", "<h3>Next</h3>"],
    ["###### Next", "<h6>Next</h6>"],
    ["- sleep\n- walk", "<ul><li>sleep</li><li>walk</li></ul>"],
    ["3. sleep\n4. walk", '<ol start="3"><li>sleep</li><li>walk</li></ol>'],
    ["- sleep\n  - early", "<ul><li>sleep<ul><li>early</li></ul></li></ul>"],
    ["- [x] asked\n- [ ] told", "<ul><li>☑ asked</li><li>☐ told</li></ul>"],
    ["> her words", "<blockquote><p>her words</p></blockquote>"],
    ["`a*b*`", "<p><code>a*b*</code></p>"],
    ["```\na < b\n```", "<pre><code>a &lt; b</code></pre>"],
    ["one\n\n---\n\ntwo", "<p>one</p><hr><p>two</p>"],
    ["2 \\* 3", "<p>2 * 3</p>"],
    ["~~old~~ & 5 < 6", "<p><del>old</del> &amp; 5 &lt; 6</p>"],
  ];
  for (const [text, html] of cases) assert.equal(shown(text).innerHTML, html);
});

test("a table has a head and rows", () => {
  const table = shown("|who|when|\n|-|-|\n|I|now|").querySelector("table.table");
  assert.equal(table?.querySelectorAll("th").length, 2);
  assert.equal(table?.querySelector("tbody tr")?.textContent, "Inow");
});

test("a link leads only to a page or an address, and does not tell where from", () => {
  const link = shown("[the book](https://example.org/a?b=1)").querySelector("a");
  assert.equal(link?.getAttribute("href"), "https://example.org/a?b=1");
  assert.equal(link?.getAttribute("rel"), "noopener noreferrer");
  assert.equal(shown("Write to <anna@example.org>").querySelector("a")?.protocol, "mailto:");
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//example.org",
    "/engagements/",
    "#new",
  ]) {
    for (const text of [`[x](${href})`, `[x](<${href}>)`, `![x](<${href}>)`, `<${href}>`]) {
      const host = shown(text);
      assert.equal(host.querySelector("a"), null, text);
      assert.equal(host.textContent, text);
    }
  }
});

test("nothing is fetched and no HTML is made: both stand there as words", () => {
  assert.equal(
    shown("![cat](https://example.org/cat.png)").innerHTML,
    '<p><a href="https://example.org/cat.png" rel="noopener noreferrer" target="_blank">cat</a></p>',
  );
  for (const text of [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "so <b onclick='x'>bold</b>",
    "<svg><a href='javascript:x'>x</a></svg>",
    "<!-- hidden -->",
  ]) {
    const host = shown(text);
    assert.equal(host.querySelectorAll("script, img, b, svg, a").length, 0);
    assert.equal(host.textContent, text);
  }
});

test("no text stops the page: too large or too deep, it stands there as it was typed", () => {
  const large = `**a** ${"a ".repeat(30_000)}`;
  assert.equal(shown(large).textContent, large);
  assert.equal(shown(large).querySelector("strong"), null);
  const deep = "> ".repeat(20_000);
  assert.equal(shown(deep).textContent, deep);
  const wide = `a${" ".repeat(40_000)}b`;
  assert.ok(shown(wide).textContent?.startsWith("a"));
});
