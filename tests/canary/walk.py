"""The whole product, walked by its people over HTTP; whatever anybody types is a word that stands nowhere else."""

from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import reverse

from privity.accounts.models import Person
from privity.agreements.models import AgreementVersion, Review
from privity.core.parties import known_as
from privity.engagements.models import Engagement, Participation, Practice
from privity.kit.clock import now
from privity.sharing.models import Ask
from privity.web.first_run import setup_code
from tests.access.agreement_scenes import filled
from tests.accounts.conftest import mailed_code
from tests.agreements.acts import SigningLinks
from tests.canary.browser import WatchedVisitor
from tests.canary.words import address_of, canary
from tests.engagements.mailbox import last_mail, token_in

PAGES: Final = (
    "web:overview",
    "web:ledger",
    "web:people",
    "engagements:add_person",
    "engagements:end",
    "agreements:overview",
    "agreements:boundaries",
    "agreements:details",
    "agreements:addendum",
    "agreements:draft_addendum",
    "agreements:reviews",
    "sharing:ask",
    "sharing:asks",
    "sharing:channels",
    "api:boundaries",
)
"""Pages of an engagement: each is read by everybody, whether they may or not."""
PAPERS: Final = ("read", "compare", "print", "pdf", "sign", "decline", "withdraw", "end_addendum")


class Walk:
    """Who is there, each in a browser of their own, and what they do next. ``leaks`` is what the browsers saw."""

    def __init__(self) -> None:
        self.leaks: list[str] = []
        self.browsers: dict[str, WatchedVisitor] = {}

    def browser(self, who: str) -> WatchedVisitor:
        return self.browsers.setdefault(who, WatchedVisitor(self.leaks))

    def person(self, who: str) -> Person:
        return Person.objects.get(email=address_of(who))

    def key(self, who: str) -> str:
        """What they are called in the records of the engagement."""
        return known_as(self.person(who).pk, self.engagement)

    @property
    def engagement(self) -> UUID:
        return Engagement.objects.latest("id").pk

    def page(self, name: str, **parts: Any) -> str:
        return reverse(name, kwargs=parts or {"engagement_id": self.engagement})

    def post(self, who: str, path: str, form: Any = None) -> None:
        """Post it, and look at the page to which that leads."""
        answer = self.browser(who).post(path, form or {})
        assert answer.status_code == 302, (path, answer.status_code, answer.content.decode()[-3000:])
        assert self.browser(who).get(urlsplit(answer.headers["Location"]).path).status_code < 500

    def shown(self, who: str, path: str, form: Any) -> None:
        """Post it, and get the page again: with an answer, or because something in it cannot be used."""
        assert self.browser(who).post(path, form).status_code in {200, 400}, path

    def found(self) -> None:
        form = {"name": canary("coach"), "address": address_of("coach"), "practice": canary("practice")}
        self.shown("coach", "/start", {**form, "code": canary("nocode")})
        self.post("coach", "/start", {**form, "code": setup_code()})
        self.sign_in("coach")

    def sign_in(self, who: str) -> None:
        self.post(who, "/sign-in", {"email": address_of(who)})
        self.shown(who, "/sign-in/code", {"code": canary("nocode")})
        self.post(who, "/sign-in/code", {"code": mailed_code(address_of(who))})

    def account(self) -> None:
        """Names and devices; and what cannot be used."""
        self.post("coach", "/account/", {"name": canary("self"), "time_zone": "Europe/Berlin"})
        self.shown("coach", "/account/", {"name": canary("self"), "time_zone": canary("zone")})
        self.shown("coach", "/account/passkeys/add", {"name": canary("phone"), "credential": canary("none")})
        self.shown("coach", "/account/two-step/on", {"code": canary("nocode")})
        self.shown("coach", "/account/confirm", {"code": canary("nocode")})
        practice = Practice.objects.get().pk
        self.practice = self.page("engagements:practice", practice_id=practice)
        self.post(
            "coach", f"{self.practice}/coaches", {"name": canary("colleague"), "address": address_of("colleague")}
        )
        self.shown("coach", f"{self.practice}/coaches", {"name": canary("x"), "address": canary("none")})

    def open(self) -> None:
        """Engagement, invitations; the client joins by link, the sponsor does not join."""
        form = filled(self.browser("coach").get("/engagements/new").context["page"].own)
        for role, organisation in {"client": {}, "sponsor": {"sponsor-1-organisation": canary("organisation")}}.items():
            form |= {f"{role}-1-name": canary(role), f"{role}-1-address": address_of(role), **organisation}
        self.shown("coach", "/engagements/new", {**form, "client-1-address": canary("none")})
        self.post("coach", "/engagements/new", form)
        self.add("assistant", canary("assistant"))
        for who in ("client", "assistant"):
            self.join(who)

    def add(self, role: str, name: str) -> None:
        form = {"role": role, "name": name, "address": address_of(role)}
        self.shown("coach", self.page("engagements:add_person"), {**form, "address": canary("none")})
        self.post("coach", self.page("engagements:add_person"), form)

    def part(self, who: str) -> dict[str, UUID]:
        part = Participation.objects.get(person=self.person(who), engagement=self.engagement, until=None)
        return {"engagement_id": self.engagement, "participation_id": part.pk}

    def join(self, who: str) -> None:
        self.post("coach", self.page("engagements:invite", **self.part(who)))
        path = self.page("engagements:join_by_link", token=token_in(last_mail(self.person(who))))
        assert self.browser(who).get(path).status_code == 200
        self.post(who, path)

    def offer(self) -> UUID:
        """Boundaries, details with typed words, and the offer."""
        for step, typed in {
            "boundaries": {},
            "details": {
                "place": "employee",
                "will": "own",
                "reports_to": canary("boss"),
                "systems_owned_by": canary("owner"),
            },
        }.items():
            path = self.page(f"agreements:{step}")
            context = self.browser("coach").get(path).context
            shown = [filled(context[form]) for form in ("purposes", "form") if form in context]
            self.post("coach", path, {name: value for form in shown for name, value in form.items()} | typed)
        return self.offered("agreements:offer")

    def offered(self, name: str) -> UUID:
        page = self.browser("coach").get(self.page(name)).content.decode()
        seen = page.partition('name="seen" value="')[2][:64]
        self.post("coach", self.page(name), {"seen": seen})
        return AgreementVersion.objects.latest("offered_at").pk

    def signature(self, version: UUID) -> dict[str, str]:
        content_hash = AgreementVersion.objects.get(pk=version).content_hash
        return {"limits_acknowledged": "on", "typed_name": canary("signature"), "content_hash": content_hash}

    def sign(self, who: str, version: UUID) -> None:
        path = self.page("agreements:sign", version_id=version)
        self.shown(who, path, {"typed_name": canary("unsigned")})
        self.post(who, path, self.signature(version))

    def by_link(self, who: str, version: UUID, *, sign: bool) -> None:
        path = self.page("agreements:sign_by_link", token=SigningLinks().of(self.person(who)))
        assert self.browser(who).get(path).status_code == 200
        self.shown(who, path, {"typed_name": canary("unsigned")})
        self.post(who, path if sign else f"{path}/decline", self.signature(version) if sign else None)

    def addendum(self) -> UUID:
        times = {"since": now() - timedelta(minutes=1), "until": now() + timedelta(days=3)}
        form: dict[str, Any] = {name: f"{at:%Y-%m-%dT%H:%M}" for name, at in times.items()}
        form |= {"admits": self.key("assistant"), "topic": canary("topic"), "kinds": ["objectives"]}
        path = self.page("agreements:draft_addendum")
        self.shown("coach", path, {**form, "since": canary("moment")})
        self.post("coach", path, form)
        return self.offered("agreements:offer_addendum")

    def review(self) -> None:
        self.post("client", self.page("agreements:open_review"))
        review = Review.objects.get(held_at=None).pk
        for who in ("coach", "client"):
            self.post(who, self.page("agreements:answer_review", review_id=review), {"answer": "doubts"})
        present = [self.key(who) for who in ("coach", "client")]
        path = self.page("agreements:hold_review", review_id=review)
        self.shown("coach", path, {"present": canary("nobody"), "outcome": "keep"})
        self.post("coach", path, {"present": present, "outcome": "keep"})

    def question(self) -> dict[str, Any]:
        return {
            "sender": self.key("coach"),
            "recipient": self.key("sponsor"),
            "subjects": [self.key("client")],
            "information_class": "session_content",
            "purpose": "progress_report",
            "channel": "email",
        }

    def share(self) -> None:
        """Ask, be asked, be asked to pass on, accept an employer's way, remind; and ask about nobody."""
        form = self.question()
        self.shown("coach", self.page("sharing:ask"), form)
        self.shown("coach", self.page("sharing:ask"), {**form, "recipient": canary("nobody")})
        for name in ("record_ask", "somebody_asked", "pass_on"):
            self.post("coach", self.page(f"sharing:{name}"), form)
        self.post("client", self.page("sharing:accept_channel"), {"channel": "email"})
        self.post("client", self.page("sharing:accept_channel"), {"channel": canary("way")})
        self.post("client", self.page("sharing:withdraw_channel"), {"channel": "email"})
        self.post("coach", self.page("sharing:remind"), {"occasion": canary("occasion")})
        self.post("coach", self.page("sharing:remind"), {"occasion": "session"})
        self.shown("coach", self.page("api:what_if"), form)
        self.shown("coach", self.page("api:what_if"), {**form, "channel": canary("way")})

    def read_all(self) -> None:
        """Everybody reads everything, or is told that there is nothing; and what is no form of ours is refused."""
        for who in ("coach", "client", "assistant", "colleague", "stranger"):
            for path in self.paths():
                assert self.browser(who).get(path).status_code < 500, path
        for path in map(self.page, PAGES):
            self.browser("coach").post(path, {"name": canary("forged")}, token=False)
            self.browser("coach").put(path)

    def paths(self) -> list[str]:
        own = [
            "/",
            "/engagements/",
            "/engagements/new",
            "/account/",
            "/account/sessions",
            "/verify",
            "/verify/agreement",
            self.practice,
        ]
        papers = [
            self.page(f"agreements:{name}", version_id=version)
            for version in AgreementVersion.objects.values_list("id", flat=True)
            for name in PAPERS
        ]
        asks = [self.page("sharing:asked", engagement_id=self.engagement, ask_id=ask.pk) for ask in Ask.objects.all()]
        return [*own, *papers, *asks, *map(self.page, PAGES), "/api/v1/me", "/api/v1/engagements", "/api/v1/nowhere"]

    def end(self) -> None:
        self.post("client", self.page("engagements:end_part", **self.part("assistant")))
        self.shown("coach", self.page("engagements:change_phase"), {"phase": canary("phase")})
        self.post("coach", self.page("engagements:change_phase"), {"phase": "suspended"})
        self.post("client", self.page("engagements:end"))
