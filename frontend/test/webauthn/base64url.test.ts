import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesFrom, textFrom } from "../../src/webauthn/base64url.ts";

test("bytes and text agree with Node's own", () => {
  const large = Array.from({ length: 1_000_003 }, (_, at) => (at * 7) % 256);
  for (const bytes of [[], [0], [251, 255], [255, 254, 253], [...Array(256).keys()], large]) {
    const text = Buffer.from(bytes).toString("base64url");
    assert.equal(textFrom(Uint8Array.from(bytes).buffer), text);
    assert.deepEqual([...bytesFrom(text)], bytes);
  }
});

test("what is not base64url is refused", () => {
  assert.throws(() => bytesFrom("%%%"));
});
