/** The icon sprite: one SVG symbol a line of icons.txt, cut out of lucide's files. */

export interface Icon {
  readonly id: string;
  readonly file: string;
}

/** The icons that icons.txt names; a line is a lucide name or "id = lucide name", `#` begins a remark. */
export function iconsIn(list: string): Icon[] {
  return list
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [id = "", file = id] = line.split("=").map((part) => part.trim());
      return { id, file };
    });
}

/** One lucide SVG file as a symbol: its drawing alone; colour and stroke come from the page's CSS. */
export function symbolOf(id: string, svg: string): string {
  const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1];
  if (drawing === undefined) throw new Error(`icon ${id}: not an SVG file`);
  const lines = drawing.split("\n").map((line) => line.trim());
  return `<symbol id="${id}" viewBox="0 0 24 24">${lines.join("")}</symbol>`;
}

/** The whole sprite file. `read` gives the text of a lucide icon by its name. */
export function spriteOf(icons: readonly Icon[], read: (file: string) => string): string {
  const symbols = icons.map(({ id, file }) => symbolOf(id, read(file)));
  const head = '<svg xmlns="http://www.w3.org/2000/svg">';
  return [head, "<!-- Icons by lucide.dev, ISC licence -->", ...symbols, "</svg>", ""].join("\n");
}
