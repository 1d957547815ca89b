"""What somebody types is not lost: not by a crash, a lock or a lost connection; and nobody else can read it meanwhile."""

from playwright.sync_api import Page, expect

from privity.kit.clock import now
from tests.cast import enter_stage
from tests.journeys.conftest import Enter, Show
from tests.journeys.test_notes import open_notes
from tests.journeys.test_unlocking import PASSPHRASE
from tests.journeys.watch import Watch
from tests.signed import agree

CANARY = "Mondscheinkanarienvogel"

STORED = """async () => {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  const opened = name => new Promise(done => {
    const request = indexedDB.open(name);
    request.onsuccess = () => done(request.result);
  });
  let drafts = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await opened(name);
    for (const store of database.objectStoreNames) {
      const all = await new Promise(done => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => done(request.result);
      });
      if (store === "drafts") drafts = all.length;
      for (const value of all) {
        const bytes = value instanceof Uint8Array ? value : value?.sealed;
        found.push(bytes ? new TextDecoder().decode(bytes) : String(value));
      }
    }
    database.close();
  }
  return { drafts, text: found.join(" ") };
}"""


def drafts_in(page: Page) -> int:
    """How many drafts this browser keeps. Nothing that it keeps is readable."""
    stored = page.evaluate(STORED)
    assert CANARY not in stored["text"]
    return int(stored["drafts"])


def wait_for_drafts(page: Page, count: int) -> None:
    for _ in range(100):
        if drafts_in(page) == count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not {count} drafts, but {drafts_in(page)}")


def test_nothing_typed_is_lost(enter: Enter, show: Show, watch: Watch) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach = enter(stage.coach)
    open_notes(coach, stage)
    coach.get_by_role("link", name="Write").click()
    coach.get_by_label("What is it?").select_option("My own note, for the coaching")
    coach.get_by_label("Text", exact=True).fill(f"Half a thought about a {CANARY}")
    wait_for_drafts(coach, 1)

    context = coach.context
    coach.close(run_before_unload=False)
    coach = context.new_page()
    coach.goto(f"/engagements/{stage.engagement}/notes#new")
    expect(coach.get_by_label("Text", exact=True)).to_have_value(f"Half a thought about a {CANARY}")
    expect(coach.get_by_text("This is what you had typed at")).to_be_visible()
    show(coach, "brought-back")

    coach.get_by_role("button", name="Lock").click()
    expect(coach.get_by_role("heading", name="Locked")).to_be_visible()
    assert drafts_in(coach) == 1
    coach.get_by_label("Passphrase").fill(PASSPHRASE)
    coach.get_by_role("button", name="Unlock", exact=True).click()
    expect(coach.get_by_label("Text", exact=True)).to_have_value(f"Half a thought about a {CANARY}")
    expect(coach.get_by_label("What is it?")).to_have_value("coach_note")

    context.set_offline(True)
    coach.get_by_label("Text", exact=True).fill(f"A whole thought about a {CANARY}")
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.get_by_role("alert")).to_contain_text("The server was not reached. What you typed stands here")
    show(coach, "offline")
    context.set_offline(False)
    coach.get_by_role("button", name="Keep these").click()
    expect(coach.locator(".written").get_by_text(CANARY)).to_be_visible()
    wait_for_drafts(coach, 0)


def test_what_is_thrown_away_is_gone(enter: Enter) -> None:
    stage = enter_stage(now)
    client = enter(stage.client)
    open_notes(client, stage)
    client.get_by_role("link", name="Write").click()
    client.get_by_label("Text", exact=True).fill(CANARY)
    wait_for_drafts(client, 1)
    client.reload()
    expect(client.get_by_label("Text", exact=True)).to_have_value(CANARY)
    client.get_by_role("button", name="Throw it away").click()
    expect(client.get_by_label("Text", exact=True)).to_have_value("")
    wait_for_drafts(client, 0)
