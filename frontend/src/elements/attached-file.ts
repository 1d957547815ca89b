/** A file of a note that is read: fetched and opened when somebody wants it, and handed over only if it is whole. */

import { SealingError } from "../crypto/errors.ts";
import { ApiError } from "../net/api.ts";
import { download } from "../vault/attachments.ts";
import type { Attachment, OpenCircle, Vault } from "../vault/types.ts";
import { part } from "./part.ts";
import { saveAs } from "./save.ts";
import { fileSizeOf, filled } from "./told.ts";

/** The line of a file, made of `blank`. */
export function attachedFile(
  blank: HTMLTemplateElement,
  vault: Vault,
  circle: OpenCircle,
  attachment: Attachment,
): Node {
  const place = document.importNode(blank.content, true).firstElementChild as HTMLElement;
  const fetch = part(place, "fetch") as HTMLButtonElement;
  part(place, "name").textContent = attachment.name;
  part(place, "size").textContent = fileSizeOf(attachment.size);
  fetch.ariaLabel = filled(fetch.dataset.words, { name: attachment.name });
  fetch.addEventListener("click", async () => {
    fetch.disabled = true;
    try {
      await fetched(place, vault, circle, attachment);
    } finally {
      fetch.disabled = false;
    }
  });
  return place;
}

async function fetched(
  place: HTMLElement,
  vault: Vault,
  circle: OpenCircle,
  attachment: Attachment,
): Promise<void> {
  const [problem, bar] = [part(place, "problem"), part(place, "bar") as HTMLProgressElement];
  problem.hidden = true;
  bar.hidden = false;
  bar.max = attachment.size;
  bar.value = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, next) => {
      bar.value += piece.length;
      next.enqueue(piece);
    },
  });
  try {
    const opened = (await download(vault, circle, attachment)).pipeThrough(counting);
    handOver(await blobOf(opened), attachment.name);
  } catch (error) {
    problem.textContent = problemOf(error, problem);
    problem.hidden = false;
  } finally {
    bar.hidden = true;
  }
}

/** Of no type: no browser shows it in this page's name. */
function blobOf(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
}

function handOver(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.download = name;
  saveAs(link, file);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function problemOf(error: unknown, { dataset }: HTMLElement): string {
  if (error instanceof ApiError && error.code === "offline") return dataset.offline ?? "";
  if (error instanceof SealingError || error instanceof ApiError || error instanceof TypeError)
    return dataset.damaged ?? "";
  throw error;
}
