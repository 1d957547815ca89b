/** The check of a file does what vectors/bundle says, as the Python of the core does. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { verify } from "../../src/ledger/bundle/verifying.ts";
import { bytesOf } from "../../src/ledger/encoding.ts";
import { contentOf } from "./vectors.ts";

const VERDICTS = {
  good: "good",
  bad: "bad",
  unusable: "unusable",
  since: undefined,
  witnessed: undefined,
};

for (const [theme, verdict] of Object.entries(VERDICTS)) {
  const file = new URL(`../../../vectors/bundle/${theme}.json`, import.meta.url);
  for (const vector of JSON.parse(readFileSync(file, "utf8")).cases) {
    test(`${theme}: ${vector.name}`, async () => {
      const seen = vector.since === undefined ? undefined : bytesOf(vector.since);
      const report = await verify(contentOf(vector, "file"), {
        seen,
        key: vector.key,
        witness: vector.witness,
      });
      const codes = report.findings.map(({ code }) => code);
      assert.deepEqual(codes, vector.codes);
      if (verdict) assert.equal(report.verdict, verdict);
    });
  }
}
