/** The page's fonts before work that keeps it from drawing: else the browser warns that it fetched them for nothing. */
export function loadFonts(): void {
  for (const face of document.fonts ?? []) face.load().catch(() => undefined);
}
