import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { part } from "../../src/elements/part.ts";
import { PasskeyForm } from "../../src/elements/passkey-form.ts";
import { happen, page, settled } from "../dom.ts";

let outcome: () => Promise<string>;
class Example extends PasskeyForm {
  protected override proof(): Promise<string> {
    return outcome();
  }
}
customElements.define("passkey-example", Example);
Object.defineProperty(globalThis, "PublicKeyCredential", { value: class {}, configurable: true });

let host: HTMLElement;
let sent: number;
beforeEach(() => {
  host =
    page(`<passkey-example data-cancelled="No passkey was used." data-failed="That did not work.">
    <form><input type="hidden" data-part="credential"><p data-part="problem" hidden></p></form></passkey-example>`);
  sent = 0;
  form().submit = () => {
    sent += 1;
  };
});

const form = () => host.querySelector("form") as HTMLFormElement;
async function send(): Promise<void> {
  happen(form(), "submit");
  await settled();
}

test("the device's proof goes with the form", async () => {
  outcome = async () => '{"id":"AQ"}';
  await send();
  assert.equal((part(host, "credential") as HTMLInputElement).value, '{"id":"AQ"}');
  assert.equal(sent, 1);
  assert.equal(part(host, "problem").hidden, true);
});

test("cancelled: nothing is sent, and it says what to do", async () => {
  outcome = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  await send();
  assert.equal(sent, 0);
  assert.equal(part(host, "problem").textContent, "No passkey was used.");
  assert.equal(part(host, "problem").hidden, false);
});

test("failed: nothing is sent, and it says what to do", async () => {
  outcome = () => Promise.reject(new TypeError("broken"));
  await send();
  assert.equal(sent, 0);
  assert.equal(part(host, "problem").textContent, "That did not work.");
});
