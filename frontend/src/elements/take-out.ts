/**
 * `<take-out>`: everything that one may read in an engagement, opened in this page and locked into one file under a
 * passphrase. Nothing of it is kept anywhere; what is typed here has no name, so no form can send it.
 */

import { sealUnderPassphrase } from "../crypto/age-passphrase.ts";
import { SealingError } from "../crypto/errors.ts";
import { keptFrom, sizeOf, storedOf } from "../ledger/kept.ts";
import { ApiError, pageApi } from "../net/api.ts";
import { entriesOf, type Missing } from "../takeout/entries.ts";
import { newPassphrase } from "../takeout/passphrase.ts";
import { streamOf } from "../takeout/streams.ts";
import { tarOf } from "../takeout/tar.ts";
import type { Words } from "../takeout/telling.ts";
import { whenUnlocked } from "../vault/here.ts";
import { openVault } from "../vault/open.ts";
import { openInWorkers } from "../vault/reading-pool.ts";
import { read, recordsOn } from "../vault/shelf.ts";
import { stretched } from "../vault/stretch.ts";
import { byTime } from "../vault/telling.ts";
import type { ReadRecord } from "../vault/types.ts";
import { part } from "./part.ts";
import { saveAs } from "./save.ts";
import { countOf, filled, momentOf, wordsOf } from "./told.ts";

const SHOWN = ["asking", "working", "done"] as const;

export class TakeOut extends HTMLElement {
  readonly #api = pageApi();
  #cancel = new AbortController();

  connectedCallback(): void {
    part(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#take();
    });
    part(this, "make").addEventListener("click", () => this.#make());
    part(this, "cancel").addEventListener("click", () => this.#cancel.abort());
  }

  /** Makes a passphrase, and shows it: nobody else ever will. */
  #make(): void {
    const made = newPassphrase();
    for (const field of this.#fields()) field.value = made;
    part(this, "words").textContent = made;
    part(this, "status").textContent = "";
    part(this, "problem").hidden = true;
    const place = part(this, "made");
    place.hidden = false;
    place.querySelector("h2")?.focus();
  }

  async #take(): Promise<void> {
    const [typed = "", again = ""] = this.#fields().map(({ value }) => value);
    if (typed !== again) return this.#refuse(this.dataset.differ ?? "");
    part(this, "made").hidden = typed !== part(this, "words").textContent;
    this.#cancel = new AbortController();
    this.#show("working");
    try {
      const sealed = await this.#sealed(typed, this.#cancel.signal);
      for (const field of this.#fields()) field.value = "";
      this.#offer(sealed);
    } catch (error) {
      const { aborted } = this.#cancel.signal;
      this.#refuse(aborted ? (this.dataset.cancelled ?? "") : this.#words(error));
    }
  }

  async #sealed(passphrase: string, signal: AbortSignal): Promise<Blob> {
    const engagement = this.dataset.engagement ?? "";
    this.#tell("reading", { count: countOf(0) });
    const vault = await openVault(this.#api, engagement, await whenUnlocked());
    const onRead = (open: number) => this.#tell("reading", { count: countOf(open) });
    const shelf = await read(vault, [], openInWorkers(this.dataset.reader ?? ""), onRead);
    const records = byTime(recordsOn(shelf, vault));
    signal.throwIfAborted();
    this.#tell("locking");
    const entries = entriesOf({
      vault,
      records,
      signal,
      ledger: () => this.#ledger(signal),
      words: this.#calls(),
      readme: (missing) => this.#readme(records, missing),
      onFile: (done, all) =>
        this.#tell("fetching", { number: countOf(done + 1), all: countOf(all) }),
    });
    const stretching = this.dataset.stretch ?? "";
    const sealed = await sealUnderPassphrase(streamOf(tarOf(entries)), (params, label) =>
      stretched(stretching, passphrase, params, label),
    );
    return new Response(sealed as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
  }

  /** Taking it is an act on the ledger, as on the ledger's own page. */
  async #ledger(signal: AbortSignal): Promise<string> {
    const since = String(sizeOf(keptFrom(storedOf(this.dataset.log ?? ""))));
    const init = { method: "POST", body: new URLSearchParams({ since }), signal };
    const answer = await this.#api.send(this.dataset.partOfTheLedger ?? "", init);
    if (answer.redirected) throw new ApiError(401, "answer", "");
    return answer.text();
  }

  #calls(): Words {
    return {
      kind: (kind) => wordsOf("kinds-of-records", kind) || kind,
      moment: (at) => momentOf(at, this),
      strict: this.dataset.strict ?? "",
      unfetched: this.dataset.unfetched ?? "",
    };
  }

  /** The file that tells what the others are; and what is missing, which the page tells too. */
  #readme(records: readonly ReadRecord[], missing: Missing): string {
    const lines = this.#missingLines(records, missing);
    part(this, "missing").hidden = lines.length === 0;
    part(this, "missing-lines").replaceChildren(...lines.map(itemOf));
    const text = (part(this, "readme") as HTMLTemplateElement).content.textContent ?? "";
    const told = filled(text.trim(), { records: countOf(records.length) });
    return `${[told, ...lines].join("\n\n")}\n`;
  }

  #missingLines(records: readonly ReadRecord[], { files, ledger }: Missing): readonly string[] {
    const unopened = records.flatMap(({ revisions }) => revisions).filter(({ fault }) => fault);
    const lines = files.map((name) => filled(this.dataset.unfetched, { name }));
    if (ledger) lines.push(this.dataset.unfetchedLedger ?? "");
    if (unopened.length > 0)
      lines.push(filled(this.dataset.unopened, { count: countOf(unopened.length) }));
    return lines;
  }

  #offer(sealed: Blob): void {
    const link = part(this, "save") as HTMLAnchorElement;
    saveAs(link, sealed);
    this.#show("done");
    part(this, "done").querySelector("h2")?.focus();
    link.click();
  }

  #refuse(words: string): void {
    this.#show("asking");
    const problem = part(this, "problem");
    problem.textContent = words;
    problem.hidden = false;
  }

  #words(error: unknown): string {
    if (error instanceof ApiError && error.code === "offline") return this.dataset.offline ?? "";
    if (error instanceof SealingError && error.fault === "too_weak") return this.dataset.weak ?? "";
    return this.dataset.failed ?? "";
  }

  #tell(stage: string, params: Readonly<Record<string, string>> = {}): void {
    const progress = part(this, "progress");
    progress.textContent = filled(progress.dataset[stage], params);
  }

  #fields(): readonly HTMLInputElement[] {
    return ["passphrase", "again"].map((name) => part(this, name) as HTMLInputElement);
  }

  #show(shown: (typeof SHOWN)[number]): void {
    for (const name of SHOWN) part(this, name).hidden = name !== shown;
    part(this, "problem").hidden = true;
    part(this, "progress").textContent = "";
  }
}

function itemOf(text: string): HTMLLIElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
