/** The fonts, cut to what fonts.css says each file holds. */

export interface Face {
  /** The file that fonts.css loads, without its ending. */
  readonly name: string;
  /** Its letters. */
  readonly text: string;
}

/** The faces of fonts.css that have a `unicode-range`: what each file must hold. */
export function facesIn(css: string): Face[] {
  const rules = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return rules.flatMap((rule) => {
    const name = /url\("\.\/fonts\/([\w-]+)\.woff2"\)/.exec(rule)?.[1];
    const range = /unicode-range:([^;]+);/.exec(rule)?.[1];
    return name && range ? [{ name, text: lettersIn(range) }] : [];
  });
}

/** Every letter of a CSS `unicode-range`, such as "U+0000-00FF, U+20AC". */
export function lettersIn(range: string): string {
  return range
    .split(",")
    .map((part) => {
      const [, first = "", last = first] = /U\+([0-9A-F]+)(?:-([0-9A-F]+))?/.exec(part) ?? [];
      return span(Number.parseInt(first, 16), Number.parseInt(last, 16));
    })
    .join("");
}

function span(first: number, last: number): string {
  const codes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return String.fromCodePoint(...codes);
}
