/** `<draw-signature>`: draws with a pen, finger or mouse into a hidden field; who has none leaves it out. */

import SignaturePad from "signature_pad";
import { part } from "./part.ts";
import { pathOf } from "./signature-path.ts";

export class DrawSignature extends HTMLElement {
  connectedCallback(): void {
    const canvas = part(this, "canvas") as HTMLCanvasElement;
    const pad = new SignaturePad(canvas, { penColor: getComputedStyle(canvas).color });
    const fit = () => fitCanvas(canvas, pad);
    new ResizeObserver(fit).observe(canvas);
    pad.addEventListener("endStroke", () => this.#keep(canvas, pad));
    part(this, "clear").addEventListener("click", () => {
      pad.clear();
      this.#keep(canvas, pad);
    });
  }

  #keep(canvas: HTMLCanvasElement, pad: SignaturePad): void {
    const field = this.querySelector<HTMLInputElement>("input[type=hidden]");
    if (!field) return;
    const strokes = pad.toData().map((group) => group.points);
    field.value = pathOf(strokes, canvas.clientWidth, canvas.clientHeight);
  }
}

/** Gives the canvas as many pixels as the screen has there, and draws again what was drawn. */
function fitCanvas(canvas: HTMLCanvasElement, pad: SignaturePad): void {
  const ratio = Math.max(devicePixelRatio, 1);
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  canvas.getContext("2d")?.scale(ratio, ratio);
  pad.redraw();
}
