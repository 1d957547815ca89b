"""A boss presses the coach: the answer comes in place, the words decline, the client sees it, and the boss sees nothing."""

from playwright.sync_api import expect

from privity.sharing.models import Ask
from tests.journeys.accessibility import assert_accessible
from tests.journeys.acts import agreed, ask
from tests.journeys.conftest import Enter, Shot

TOM = "Tom Reyes (line manager)"
DECISION = "A decision about the job"


def test_a_boss_presses(enter: Enter, shot: Shot) -> None:
    stage = agreed()
    coach = enter(stage.coach)
    ask(coach, stage, recipient=TOM, about="What is said in sessions", purpose=DECISION)
    answer = coach.locator("what-if .answer")
    expect(answer).to_contain_text("Only Amara Osei can tell Tom Reyes about what is said in sessions.")
    expect(answer.get_by_text("To hand it back to Amara Osei")).to_be_visible()
    assert_accessible(coach)
    shot(coach, "what-if")
    coach.get_by_label("Who would be told?").select_option(label="Please choose")
    expect(answer).to_have_count(0)  # no answer stands beside a question that is not whole
    coach.get_by_label("Who would be told?").select_option(label=TOM)
    expect(answer).to_contain_text("Only Amara Osei can tell Tom Reyes about what is said in sessions.")
    assert not Ask.objects.exists()

    coach.get_by_role("button", name="See the answer").click()
    coach.wait_for_url("**#answer")
    expect(answer.locator("header")).to_be_in_viewport(ratio=1)

    coach.get_by_label("What kind of thing is it?").select_option(label="The agreed objectives")
    expect(answer).to_contain_text("The agreement does not list the agreed objectives for Tom Reyes for this purpose.")

    coach.get_by_role("button", name="Somebody asked me for it").click()
    coach.wait_for_url("**/asks/*")
    decline = coach.locator(".script", has_text="To decline politely to Tom Reyes")
    expect(decline.get_by_role("button", name="Copy these words")).to_be_visible()
    expect(coach.locator(".answer header")).to_be_in_viewport(ratio=1)
    assert_accessible(coach)
    shot(coach, "on-record")

    client = enter(stage.client)
    client.goto(f"/engagements/{stage.engagement}/")
    expect(client.get_by_text("Mirjam Kovač noted that Tom Reyes asked for the agreed objectives.")).to_be_visible()
    assert_accessible(client)
    shot(client, "who-can-see-what")
    client.goto("/")
    assert_accessible(client)

    boss = enter(stage.line_manager)
    boss.goto(f"/engagements/{stage.engagement}/asks")
    expect(boss.get_by_text("Nobody has asked yet")).to_be_visible()


def test_a_sponsor_asks_without_a_script(enter: Enter, shot: Shot) -> None:
    stage = agreed()
    sponsor = enter(stage.sponsor, java_script_enabled=False)
    sponsor.goto(f"/engagements/{stage.engagement}/may-i-share")
    expect(sponsor.get_by_label("Who would be told?").locator("option:checked")).to_have_text("You")
    sponsor.get_by_label("What kind of thing is it?").select_option(label="Progress")
    sponsor.get_by_label("What is it wanted for?").select_option(label="A report on progress")
    sponsor.get_by_role("button", name="See the answer").click()
    expect(sponsor.locator(".answer")).to_contain_text("Please do not press")
    expect(sponsor.locator(".answer header")).to_be_in_viewport(ratio=1)
    assert not Ask.objects.exists()
    sponsor.get_by_role("button", name="Ask and record").click()
    expect(sponsor.locator("main")).to_contain_text("You asked: may Mirjam Kovač tell you about progress?")
    shot(sponsor, "own-question")
