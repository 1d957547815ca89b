/** A drawn signature as SVG path data in a box of 320 × 100: whole numbers, only moves and lines. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const BOX = { width: 320, height: 100 } as const;

/** The strokes, drawn on a canvas of `width` × `height` CSS pixels, as path data; "" for no strokes. */
export function pathOf(
  strokes: readonly (readonly Point[])[],
  width: number,
  height: number,
): string {
  const scale = Math.min(BOX.width / width, BOX.height / height);
  return strokes.map((stroke) => strokePath(stroke, scale)).join("");
}

function strokePath(stroke: readonly Point[], scale: number): string {
  const steps = stroke.map(
    ({ x, y }) => `${inBox(x * scale, BOX.width)} ${inBox(y * scale, BOX.height)}`,
  );
  const moved = steps.filter((step, index) => step !== steps[index - 1]);
  const [start, ...rest] = moved;
  if (start === undefined) return "";
  return [`M${start}`, ...(rest.length > 0 ? rest : [start]).map((step) => `L${step}`)].join("");
}

function inBox(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)));
}
