import "../dom.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import decodeQR from "qr/decode.js";
import { drawQr } from "../../src/elements/qr.ts";
import { page } from "../dom.ts";

const SCALE = 4;

/** The drawing as a camera would see it: dark squares on white. */
function seen(picture: Element) {
  const size = Number(picture.getAttribute("viewBox")?.split(" ")[2]) * SCALE;
  const data = new Uint8Array(size * size * 4).fill(255);
  const squares = picture.querySelector("path")?.getAttribute("d") ?? "";
  for (const [, x, y] of squares.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let down = 0; down < SCALE; down += 1) {
      const from = ((Number(y) * SCALE + down) * size + Number(x) * SCALE) * 4;
      data.fill(0, from, from + SCALE * 4);
    }
  }
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  return { width: size, height: size, data };
}

test("what is drawn can be scanned", () => {
  const picture = page("<svg></svg>") as unknown as SVGSVGElement;
  const text = `https://privity.example/engagements/${"a".repeat(36)}/keys#${"0".repeat(32)}.${"A-_".repeat(28)}zz`;
  drawQr(picture, text);
  assert.equal(decodeQR(seen(picture)), text);
  drawQr(picture, "another");
  assert.equal(decodeQR(seen(picture)), "another");
});
