/** Links that save a text which was made here: the server is not asked. */

/** Lets `link`, which has the file's name in `download`, save `text`. */
export function saveAs(link: HTMLAnchorElement, text: string): void {
  if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
}
