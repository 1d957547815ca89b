"""Taking everything along: one file, locked in the browser, which opens without Privity, and tells the server nothing."""

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from io import BytesIO
from json import loads
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from privity.core.entries import LedgerPartTaken
from privity.kit.clock import now
from privity.ledger.models import Entry
from privity.vault.models import Attachment
from tests.canary.logged import everything_logged
from tests.cast import Stage, enter_stage
from tests.journeys.conftest import Enter, Show
from tests.journeys.test_attachments import LEAK, memory
from tests.journeys.test_notes import CANARY, TEXT, found_in_the_database, open_notes
from tests.journeys.test_unlocking import PASSPHRASE as UNLOCKS
from tests.journeys.watch import Watch
from tests.signed import agree
from tests.terminal import typed

FRONTEND = Path(__file__).parents[2] / "frontend"
SAYS = "Apfelstrudelkanarienvogel. "
MB = 2**20
SIZE = 3 * MB + 7
PASSPHRASE = "seven grey geese at dawn"
PRIVITY = [sys.executable, "-c", "import sys; from privity.cli import main; sys.exit(main())"]


def script() -> str:
    built = [str(FRONTEND / "node_modules/.bin/esbuild"), "test/takeout/in-browser.ts", "--bundle", "--format=iife"]
    return subprocess.run(built, cwd=FRONTEND, check=True, capture_output=True, text=True).stdout


def write_with_file(page: Page, stage: Stage, title: str, size: int) -> None:
    page.evaluate(script())
    note = {"engagement": stage.engagement.hex, "kind": "coach_note", "title": title, "text": "See the file."}
    page.evaluate("note => writeWithFile(note)", {**note, "file": "scan: page 1.txt", "size": size, "says": SAYS})


def write_notes(page: Page, stage: Stage) -> None:
    """One by hand, and one with a file."""
    page.get_by_role("link", name="Write").click()
    page.get_by_label("What is it?").select_option("My own note, for the coaching")
    page.get_by_label("Title").fill("After the third session: what now?")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_role("button", name="Keep these").click()
    expect(page.get_by_text("only you can read this", exact=True)).to_be_visible()
    write_with_file(page, stage, "The scan", SIZE)


def type_passphrase(page: Page) -> None:
    for label in ("Passphrase of the file", "The same once more"):
        page.get_by_label(label).fill(PASSPHRASE)


def take_out(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Take everything with me").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_visible()
    return file


def files_by_age(file: Path, passphrase: str) -> dict[str, bytes]:
    """By the stock tool alone, and any program for archives."""
    code, content, seen = typed(["age", "--decrypt", file.name], passphrase, file.parent)
    assert code == 0, seen
    with tarfile.open(fileobj=BytesIO(content)) as archive:
        return {member.name: (archive.extractfile(member) or BytesIO()).read() for member in archive}


def files_by_privity(file: Path, passphrase: str) -> dict[str, bytes]:
    code, told, seen = typed([*PRIVITY, "open", file.name], passphrase, file.parent)
    assert code == 0, seen
    assert b"good: The acts in this file stand in the ledger" in told
    folder = file.with_suffix("")
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def never_answer(_route: Route) -> None:
    pass


def check(files: Mapping[str, bytes]) -> None:
    """The very words, and the very file."""
    records = {record["revisions"][-1]["title"]: record for record in loads(files["records.json"])["records"]}
    assert set(records) == {"After the third session: what now?", "The scan"}
    written = records["After the third session: what now?"]
    assert [revision["text"] for revision in written["revisions"]] == [TEXT]
    assert (written["kind"], written["author"]["name"], written["strict"]) == ("coach_note", "Mirjam Kovač", False)
    note = files[written["note"]].decode()
    assert written["note"].endswith("-After the third session- what now.md")
    assert note.startswith("# After the third session: what now?\n\nMy own note, for the coaching · Mirjam Kovač · ")
    assert note.endswith(f"\n\n{TEXT}\n")
    (attached,) = records["The scan"]["revisions"][-1]["attachments"]
    assert attached["file"] == f"files/{records['The scan']['id']}/scan- page 1.txt"
    assert files[attached["file"]] == (SAYS.encode() * SIZE)[:SIZE]
    assert "2 in all" in files["README.txt"].decode()
    assert set(files) == {
        "README.txt", "ledger.json", "records.json", attached["file"], *(record["note"] for record in records.values())
    }  # fmt: skip


def test_everything_in_one_file(enter: Enter, show: Show, tmp_path: Path) -> None:
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach = enter(stage.coach)
    with everything_logged() as logged:
        open_notes(coach, stage)
        write_notes(coach, stage)
        coach.goto(f"/engagements/{stage.engagement}/notes")
        expect(coach.get_by_role("link", name="The scan")).to_be_visible()
        show(coach, "notes")
        coach.get_by_role("link", name="Take everything with you").click()
        coach.get_by_label("Passphrase of the file").fill(PASSPHRASE)
        coach.get_by_label("The same once more").fill("seven grey geese at down")
        coach.get_by_role("button", name="Take everything with me").click()
        expect(coach.get_by_role("alert")).to_have_text("The two are not the same. Please type it once more.")
        show(coach, "differ")
        coach.get_by_role("button", name="Make a passphrase for me").click()
        show(coach, "made")
        passphrase = coach.locator(".recovery-code").inner_text()
        assert len(passphrase) == 24
        file = take_out(coach, tmp_path)
        show(coach, "done")
        coach.get_by_role("link", name="Save it again").click()
    assert file.name == f"privity-{now():%Y-%m-%d}.age"
    opened = files_by_privity(file, passphrase)
    check(opened)
    if shutil.which("age"):
        assert files_by_age(file, passphrase) == opened
    assert Entry.objects.filter(tag=LedgerPartTaken.tag).count() == 1
    sealed = file.read_bytes()
    for secret in (CANARY, SAYS, passphrase, "After the third session", "scan: page 1"):
        assert secret not in logged.getvalue()
        assert secret.encode() not in sealed
        assert found_in_the_database(secret) == []


def test_one_file_that_is_missing_does_not_lose_the_rest(
    enter: Enter, show: Show, watch: Watch, tmp_path: Path
) -> None:
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    coach = enter(stage.coach)
    open_notes(coach, stage)
    write_notes(coach, stage)
    coach.goto(f"/engagements/{stage.engagement}/ledger")
    coach.get_by_role("link", name="everything that you can read").click()
    coach.route("**/files/*", never_answer)
    coach.get_by_role("button", name="Make a passphrase for me").click()
    expect(coach.get_by_text("The passphrase that was made")).to_be_visible()
    type_passphrase(coach)
    coach.get_by_role("button", name="Take everything with me").click()
    expect(coach.get_by_role("status").filter(has_text="Fetching file 1 of 1 …")).to_be_visible()
    expect(coach.get_by_text("The passphrase that was made")).to_be_hidden()
    show(coach, "fetching")
    coach.get_by_role("button", name="Stop").click()
    expect(coach.get_by_role("alert")).to_have_text("Stopped. Nothing was saved.")

    watch.expect("404")
    coach.unroute_all()
    coach.route("**/files/*", lambda route: route.fulfill(status=404, json={"code": "not_found", "message": ""}))
    file = take_out(coach, tmp_path)
    expect(coach.get_by_text("Could not be fetched: scan: page 1.txt")).to_be_visible()
    show(coach, "missing")
    files = files_by_privity(file, PASSPHRASE)
    assert "Could not be fetched: scan: page 1.txt" in files["README.txt"].decode()
    assert not [name for name in files if name.startswith("files/")]
    titles = {record["revisions"][-1]["title"] for record in loads(files["records.json"])["records"]}
    assert titles == {"After the third session: what now?", "The scan"}


@pytest.mark.parametrize("width", [1280], indirect=True)
def test_a_hundred_megabytes_go_through_and_are_never_held(enter: Enter, browser: Browser, tmp_path: Path) -> None:
    stage = enter_stage(now)
    agree(stage.coach, stage.engagement, now)
    writing = enter(stage.coach)
    open_notes(writing, stage)
    write_notes(writing, stage)
    write_with_file(writing, stage, "A hundred megabytes", 100 * MB)
    taking = enter(stage.coach)
    taking.goto(f"/engagements/{stage.engagement}/takeout")
    taking.get_by_label("Passphrase", exact=True).first.fill(UNLOCKS)
    taking.get_by_role("button", name="Unlock", exact=True).click()
    large = Attachment.objects.latest("received").pk.hex
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    taking.route(f"**/files/{large}", hold)
    type_passphrase(taking)
    with taking.expect_download() as download:
        taking.get_by_role("button", name="Take everything with me").click()
        while not waiting:
            taking.wait_for_timeout(50)
        taking.wait_for_timeout(3000)  # what stretched the passphrase gives its memory back
        before, most = held(browser), 0
        waiting[0].continue_()
        while taking.get_by_role("heading", name="Your file is ready").is_hidden():
            taking.wait_for_timeout(50)
            most = max(most, *(now_held - before.get(process, now_held) for process, now_held in held(browser).items()))
    assert most < LEAK, f"{most // MB} MB more than before it was fetched"
    download.value.save_as(tmp_path / "it.age")
    assert (tmp_path / "it.age").stat().st_size > 103 * MB


def held(browser: Browser) -> Mapping[int, int]:
    """The memory that each process which draws pages holds now, in bytes."""
    return memory(browser, "VmRSS")
