import "../dom.ts";
import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { postForm } from "../../src/net/post-form.ts";
import { page } from "../dom.ts";

let seen: { request: IncomingMessage; body: string } | undefined;
const server = createServer(async (request, response) => {
  seen = { request, body: await text(request) };
  response
    .writeHead(400, { "Content-Type": "application/json" })
    .end('{"error":"Choose a person."}');
});

before(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
after(() => server.close());

const form = () =>
  page(`<form>
    <input name="csrfmiddlewaretoken" value="token64">
    <input name="purpose" value="a &amp; b">
    <input type="file" name="paper">
    <select name="kind"><option value="progress" selected></option></select>
  </form>`) as HTMLFormElement;

test("the fields go as a form, with the token, and the answer comes back whatever its status", async () => {
  const { port } = server.address() as AddressInfo;
  const json = await postForm(`http://127.0.0.1:${port}/ask`, form(), new AbortController().signal);
  assert.deepEqual(json, { error: "Choose a person." });
  assert.equal(seen?.request.method, "POST");
  assert.equal(seen?.request.headers["x-csrftoken"], "token64");
  assert.equal(seen?.request.headers.accept, "application/json");
  assert.equal(seen?.body, "csrfmiddlewaretoken=token64&purpose=a+%26+b&kind=progress");
});

test("an abandoned question fails", async () => {
  const { port } = server.address() as AddressInfo;
  await assert.rejects(postForm(`http://127.0.0.1:${port}/ask`, form(), AbortSignal.abort()), {
    name: "AbortError",
  });
});
