/** A code to scan, as a drawing: one path of squares in an SVG. */

import encodeQR from "qr";

const BORDER = 4;

/** Draws `text` into `picture`: dark squares on what lies behind it, which must be light. */
export function drawQr(picture: SVGSVGElement, text: string): void {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: BORDER });
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", squaresOf(rows));
  picture.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
  picture.replaceChildren(path);
}

export function squaresOf(rows: readonly (readonly boolean[])[]): string {
  const square = (dark: boolean, x: number, y: number) => (dark ? `M${x} ${y}h1v1h-1z` : "");
  return rows.map((row, y) => row.map((dark, x) => square(dark, x, y)).join("")).join("");
}
