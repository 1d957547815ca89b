/** Links that save what was made here: the server is not asked. */

/** Lets `link`, which has the file's name in `download`, save a text or a file. */
export function saveAs(link: HTMLAnchorElement, content: string | Blob): void {
  if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
  const isText = typeof content === "string";
  link.href = URL.createObjectURL(isText ? new Blob([content], { type: "text/plain" }) : content);
}
