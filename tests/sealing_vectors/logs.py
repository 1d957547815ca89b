"""Logs of circles: what they say at each entry, and logs that are none."""

from typing import Any

from tests.sealing_vectors import age
from tests.sealing_vectors.bytes import AT, drawn, id_of, jcs
from tests.sealing_vectors.people import Keys, keys, person_key, person_key_id, statement, statement_id

CIRCLE = id_of("circle")
COACH, COACH_2, CLIENT, SUPERVISOR, STRANGER = (
    keys("coach"),
    keys("coach", 2),
    keys("client"),
    keys("supervisor"),
    keys("stranger"),
)


def epoch_seed(epoch: int) -> bytes:
    return drawn(f"epoch {epoch}")


def recipient(epoch: int) -> str:
    return age.recipient(epoch_seed(epoch))


def new_id(own: Keys) -> str:
    """The id of the statement of these keys: second ones follow the first."""
    first = person_key_id(keys("coach"))
    return person_key_id(own, 2, first) if own == COACH_2 else person_key_id(own)


class Log:
    """A log as it grows, with what is true after each entry."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.states: list[dict[str, Any]] = []
        self.members: dict[str, bool] = {}
        self.epoch = 0
        self.head: str | None = None

    def entry(self, op: str, **members: Any) -> dict[str, Any]:
        """The next entry, with what is wrong in it on purpose."""
        epoch = members.pop("in_epoch", self.epoch + 1)
        whole = {
            "v": 1,
            "circle": CIRCLE,
            "n": len(self.texts) + 1,
            "prev": self.head,
            "op": op,
            "epoch": epoch,
            "epoch_recipient": recipient(epoch),
            "at": AT,
        }
        return whole | members

    def append(self, signer: Keys, entry: dict[str, Any]) -> "Log":
        self.texts.append(statement("circle-log", entry, signer))
        self.head, self.epoch = statement_id("circle-log", jcs(entry)), entry["epoch"]
        if entry["op"] in {"create", "add"}:
            self.members = {**self.members, entry["person"]: entry.get("keeper", True)}
        if entry["op"] == "remove":
            self.members = {each: keeper for each, keeper in self.members.items() if each != entry["person"]}
        state = {"n": entry["n"], "head": self.head, "epoch": self.epoch, "members": self.members}
        self.states.append(state)
        return self


def joining(own: Keys) -> dict[str, Any]:
    return {"person": own.person, "person_key": new_id(own)}


def pair() -> Log:
    log = Log()
    log.append(COACH, log.entry("create", **joining(COACH)))
    return log.append(COACH, log.entry("add", **joining(CLIENT), keeper=False, in_epoch=1))


def long_log() -> Log:
    log = pair()
    log.append(COACH, log.entry("add", **joining(SUPERVISOR), keeper=True))
    log.append(SUPERVISOR, log.entry("remove", person=CLIENT.person))
    log.append(COACH, log.entry("rekey", **joining(COACH_2)))
    log.append(COACH_2, log.entry("rotate"))
    return log.append(SUPERVISOR, log.entry("remove", person=COACH.person))


def refused() -> dict[str, list[str]]:
    def after_pair(signer: Keys, op: str, **members: Any) -> list[str]:
        log = pair()
        return [*log.texts, statement("circle-log", log.entry(op, **members), signer)]

    def first(signer: Keys, **members: Any) -> list[str]:
        return [statement("circle-log", Log().entry("create", **{**joining(COACH), **members}), signer)]

    remove = {"person": CLIENT.person}
    log = long_log().texts
    rekeyed = long_log()
    old_key = [*log[:5], statement("circle-log", Log.entry(_at(rekeyed, 5), "rotate"), COACH)]
    duplicate = jcs(Log().entry("create", **joining(COACH)))[:-1] + b',"v":1}'
    return {
        "empty": [],
        "the first left out": log[1:],
        "one in the middle left out": [*log[:2], *log[3:]],
        "two that changed places": [log[0], log[1], log[3], log[2]],
        "one twice": [*log[:2], log[1]],
        "a second beginning": after_pair(COACH, "create", **joining(SUPERVISOR)),
        "begun by adding": [statement("circle-log", Log().entry("add", **joining(COACH), keeper=True), COACH)],
        "begun in epoch 2": first(COACH, in_epoch=2),
        "begun for somebody else": first(CLIENT),
        "begun with a log before it": first(COACH, prev=id_of("x") * 2),
        "begun as a reader": first(COACH, keeper=False),
        "of another circle": first(COACH, circle=id_of("another")),
        "signed by a reader": after_pair(CLIENT, "rotate"),
        "signed by a stranger": after_pair(STRANGER, "rotate"),
        "signed with a key given up": old_key,
        "signed with a key not yet taken": after_pair(COACH_2, "rekey", **joining(COACH_2)),
        "the circle's server adds itself": after_pair(STRANGER, "add", **joining(STRANGER), keeper=True),
        "a removal in the same epoch": after_pair(COACH, "remove", **remove, in_epoch=1),
        "a removal that skips an epoch": after_pair(COACH, "remove", **remove, in_epoch=3),
        "a removal with the old secret": after_pair(COACH, "remove", **remove, epoch_recipient=recipient(1)),
        "a rotation in the same epoch": after_pair(COACH, "rotate", in_epoch=1),
        "a new key in the same epoch": after_pair(COACH, "rekey", **joining(COACH_2), in_epoch=1),
        "an addition in the same epoch with another secret": after_pair(
            COACH, "add", **joining(SUPERVISOR), keeper=False, in_epoch=1, epoch_recipient=recipient(2)
        ),
        "the same person again": after_pair(COACH, "add", **joining(CLIENT), keeper=True),
        "nobody's removal": after_pair(COACH, "remove", person=STRANGER.person),
        "nobody's new key": after_pair(COACH, "rekey", **joining(SUPERVISOR)),
        "the last keeper's removal": after_pair(COACH, "remove", person=COACH.person),
        "a key that is not known": after_pair(COACH, "add", person=STRANGER.person, person_key="0" * 64, keeper=False),
        "another person's key": after_pair(
            COACH, "add", person=SUPERVISOR.person, person_key=new_id(CLIENT), keeper=False
        ),
        "a number that was": after_pair(COACH, "rotate", n=2),
        "a number left out": after_pair(COACH, "rotate", n=4),
        "after another entry": after_pair(COACH, "rotate", prev="0" * 64),
        "after nothing": after_pair(COACH, "rotate", prev=None),
        "an op that is none": after_pair(COACH, "promote", **remove),
        "an op that is no word": after_pair(COACH, ["rotate"]),  # type: ignore[arg-type]
        "a member more": after_pair(COACH, "rotate", person=CLIENT.person),
        "a member less": after_pair(COACH, "add", **joining(SUPERVISOR)),
        "keeper as a word": after_pair(COACH, "add", **joining(SUPERVISOR), keeper="yes"),
        "a classic recipient": after_pair(
            COACH, "rotate", epoch_recipient="age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        ),
        "version 2": after_pair(COACH, "rotate", v=2),
        "a duplicate member": [statement("circle-log", duplicate, COACH)],
        "another type of statement": [statement("consent", Log().entry("create", **joining(COACH)), COACH)],
    }


def _at(log: Log, number: int) -> Log:
    """The log as it was after so many entries."""
    older = Log()
    older.texts, older.states = log.texts[:number], log.states[:number]
    older.head, older.epoch = older.states[-1]["head"], older.states[-1]["epoch"]
    return older


def known_keys() -> list[str]:
    first = [statement("person-key", person_key(own), own) for own in (COACH, CLIENT, SUPERVISOR)]
    second = person_key(COACH_2, 2, person_key_id(COACH))
    return [*first, statement("person-key", second, COACH_2, COACH)]


def theme() -> dict[str, Any]:
    """Statements stand once, under ``statements``; the cases name them by their place there."""
    accepted = {
        "one keeper": Log().append(COACH, Log().entry("create", **joining(COACH))),
        "two": pair(),
        "a long one": long_log(),
    }
    logs = {name: log.texts for name, log in accepted.items()} | refused()
    statements = list(dict.fromkeys(text for log in logs.values() for text in log))
    cases: list[dict[str, Any]] = []
    for name, texts in logs.items():
        states = {"states": accepted[name].states} if name in accepted else {"refused": True}
        cases.append({"name": name, "circle": CIRCLE, "log": [statements.index(text) for text in texts], **states})
    return {
        "about": "Logs of circles; persons' keys that are known; who is in after each entry (true: a keeper).",
        "keys": known_keys(),
        "statements": statements,
        "cases": cases,
    }


THEMES: dict[str, Any] = {"circle-logs": theme()}
