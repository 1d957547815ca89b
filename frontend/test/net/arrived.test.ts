import "../dom.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { arrivedFor, forgetArrived, keepArrived, watchArrivals } from "../../src/net/arrived.ts";
import { happen, page } from "../dom.ts";

const ENGAGEMENT = "01a2192f-c356-765d-8450-8ee12148959e";
const INVITATION = "0123456789abcdef0123456789abcdef";
const LINK = `${"s".repeat(22)}.${"f".repeat(22)}`;
const CODE = `${INVITATION}.${"f".repeat(86)}`;
const JOIN = `/engagements/${ENGAGEMENT}/join/${INVITATION}`;

beforeEach(() => sessionStorage.clear());

/** A page that was opened at this address; gives what is kept of it. */
function opened(address: string) {
  history.replaceState(null, "", address);
  keepArrived();
  return arrivedFor(ENGAGEMENT);
}

test("a link's fragment is kept, and gone from the address", () => {
  const kept = { engagement: ENGAGEMENT, invitation: INVITATION, fragment: LINK };
  assert.deepEqual(opened(`${JOIN}?a=b#${LINK}`), kept);
  assert.equal(location.pathname + location.search + location.hash, `${JOIN}?a=b`);
  assert.equal(arrivedFor("another"), null);
});

test("before somebody has signed in, the page stands in what comes next", () => {
  const next = `/sign-in?next=${encodeURIComponent(JOIN)}#${LINK}`;
  assert.equal(opened(next)?.invitation, INVITATION);
  assert.deepEqual(opened("/sign-in/code")?.fragment, LINK);
});

test("who has joined is sent on, and the invitation's id with them", () => {
  const sent = opened(`/engagements/${ENGAGEMENT}/keys?invitation=${INVITATION}#${LINK}`);
  assert.deepEqual([sent?.invitation, sent?.fragment], [INVITATION, LINK]);
});

test("somebody's code is kept for the page that compares", () => {
  const kept = { engagement: ENGAGEMENT, invitation: "", fragment: CODE };
  assert.deepEqual(opened(`/engagements/${ENGAGEMENT}/keys#${CODE}`), kept);
});

test("other fragments are left alone, and other pages keep nothing", () => {
  for (const fragment of ["new", INVITATION, "", `${LINK}.x`, LINK.slice(1)]) {
    assert.equal(opened(`${JOIN}#${fragment}`), null);
    assert.equal(location.hash, fragment && `#${fragment}`);
  }
  assert.equal(opened(`/elsewhere#${LINK}`), null);
  assert.equal(location.hash, "");
});

test("it is forgotten when used, and when somebody signs out", () => {
  opened(`${JOIN}#${LINK}`);
  forgetArrived();
  assert.equal(arrivedFor(ENGAGEMENT), null);
  opened(`${JOIN}#${LINK}`);
  watchArrivals();
  happen(page('<form action="/elsewhere"></form>'), "submit");
  assert.notEqual(arrivedFor(ENGAGEMENT), null);
  happen(page('<form action="/sign-out"></form>'), "submit");
  assert.equal(arrivedFor(ENGAGEMENT), null);
});
