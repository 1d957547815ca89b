/** What `<passkey-sign-in>`, `<passkey-proof>` and `<passkey-add>` share: a form whose sending first asks the device. */

import { part } from "./part.ts";

export abstract class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    this.hidden = !("PublicKeyCredential" in globalThis);
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask(event.target as HTMLFormElement);
    });
  }

  /** The device's proof as JSON text; fails when the person cancels or the device cannot. */
  protected abstract proof(form: HTMLFormElement): Promise<string>;

  /** The form goes with the proof in it. */
  protected async send(form: HTMLFormElement): Promise<void> {
    form.submit();
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    const problem = part(this, "problem");
    problem.hidden = true;
    try {
      (part(this, "credential") as HTMLInputElement).value = await this.proof(form);
      await this.send(form);
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === "NotAllowedError";
      problem.textContent = this.dataset[cancelled ? "cancelled" : "failed"] ?? "";
      problem.hidden = false;
    }
  }
}

/** The options that the server wrote into the page as a JSON script with this id. */
export function optionsIn(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}
