/** `<verify-part>`: checks a file that the reader chooses, here in the browser: nothing of it goes anywhere. */

import { type Report, verify } from "../ledger/bundle/verifying.ts";
import type { Bytes } from "../ledger/hashing.ts";
import { part } from "./part.ts";
import { showReport } from "./report-view.ts";

export class VerifyPart extends HTMLElement {
  connectedCallback(): void {
    for (const face of document.fonts ?? []) face.load().catch(() => undefined);
    part(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#check();
    });
  }

  async #check(): Promise<void> {
    const status = part(this, "status");
    const button = part(this, "check") as HTMLButtonElement;
    button.disabled = true;
    part(this, "result").hidden = true;
    status.textContent = status.dataset.busy ?? "";
    try {
      const report = await this.#report();
      status.textContent = "";
      if (report) showReport(part(this, "result"), report);
    } catch {
      status.textContent = this.dataset.problem ?? "";
    }
    button.disabled = false;
  }

  async #report(): Promise<Report | null> {
    const content = await this.#bytesIn("file");
    const seen = await this.#bytesIn("seen");
    const [key, witness] = [this.#valueOf("key"), this.#valueOf("witness")];
    return content ? verify(content, { seen, key, witness }) : null;
  }

  #valueOf(name: string): string | undefined {
    const text = (part(this, name) as HTMLInputElement).value.trim();
    return text === "" ? undefined : text;
  }

  async #bytesIn(name: string): Promise<Bytes | undefined> {
    const file = (part(this, name) as HTMLInputElement).files?.[0];
    return file && new Uint8Array(await file.arrayBuffer());
  }
}
