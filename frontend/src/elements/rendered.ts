/**
 * Text with Markdown's marks as nodes of the page: never through HTML, so nothing in it can be more than words, lists, emphasis
 * and links. Pictures are not fetched and HTML is shown as it was typed: no text can tell anybody that it was read.
 */

import { Lexer, type MarkedToken, type Token, type Tokens } from "marked";

/** Characters; the library takes time that grows with the square of some. */
const LARGEST = 50_000;
/** The page's own headings stand above those of a text. */
const BELOW = 2;
const LINKED = new Set(["http:", "https:", "mailto:"]);

/** The text as it is read. One that is too large, or too deeply nested, stands there as it was typed. */
export function rendered(text: string): Node {
  if (text.length > LARGEST) return plain(text);
  try {
    const place = document.createDocumentFragment();
    place.append(...nodesOf(new Lexer({ gfm: true, breaks: true }).lex(text)));
    return place;
  } catch (error) {
    if (error instanceof RangeError) return plain(text);
    throw error;
  }
}

function plain(text: string): Node {
  return made("p", [text], "note-text");
}

function nodesOf(tokens: readonly Token[] = []): readonly (Node | string)[] {
  return (tokens as readonly MarkedToken[]).flatMap((token) => nodeOf(token));
}

function nodeOf(token: MarkedToken): Node | string | readonly (Node | string)[] {
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "heading":
      return made(`h${Math.min(token.depth + BELOW, 6)}`, nodesOf(token.tokens));
    case "paragraph":
      return made("p", nodesOf(token.tokens));
    case "text":
      return token.tokens ? nodesOf(token.tokens) : token.text;
    case "blockquote":
      return made("blockquote", nodesOf(token.tokens));
    case "list":
      return listOf(token);
    case "code":
      return made("pre", [made("code", [token.text])]);
    case "table":
      return tableOf(token);
    case "strong":
    case "em":
    case "del":
      return made(token.type, nodesOf(token.tokens));
    case "codespan":
      return made("code", [token.text]);
    case "br":
    case "hr":
      return made(token.type, []);
    case "link":
      return linkOf(token.href, nodesOf(token.tokens), token.raw);
    case "image":
      return linkOf(token.href, [token.text || token.href], token.raw);
    case "escape":
      return token.text;
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    default:
      return token.raw;
  }
}

function listOf(list: Tokens.List): Node {
  const items = list.items.map((item) => made("li", nodesOf(item.tokens)));
  const place = made(list.ordered ? "ol" : "ul", items);
  if (list.ordered && list.start !== 1) place.setAttribute("start", String(list.start));
  return place;
}

function tableOf(table: Tokens.Table): Node {
  const row = (name: string, cells: readonly Tokens.TableCell[]) =>
    made(
      "tr",
      cells.map((cell) => made(name, nodesOf(cell.tokens))),
    );
  const body = table.rows.map((cells) => row("td", cells));
  return made("table", [made("thead", [row("th", table.header)]), made("tbody", body)], "table");
}

/** A link that leaves without telling where from. What leads to no page or address is only the text that was typed. */
function linkOf(href: string, words: readonly (Node | string)[], typed: string): Node | string {
  if (!URL.canParse(href) || !LINKED.has(new URL(href).protocol)) return typed;
  const link = made("a", words);
  link.setAttribute("href", href);
  link.setAttribute("rel", "noopener noreferrer");
  link.setAttribute("target", "_blank");
  return link;
}

function made(name: string, words: readonly (Node | string)[], style = ""): HTMLElement {
  const place = document.createElement(name);
  if (style) place.className = style;
  place.append(...words);
  return place;
}
