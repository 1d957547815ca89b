"""Mutants of ``privity.core.decision`` that change nothing anybody could notice: each was looked at, and says why.

A mutant is named by its file and by what it changes.
"""

FOR_TYPES = "never absent there, or refused all the same: the words are for the type checker"
NEVER_SHOWN = "an absent id stands in no sentence: the words are for the type checker"
MEMORY = "how much is kept, and how long, is a matter of time and memory, not of the answer"
MORE_ASKED = "asks the engine about more examples than needed; what is shown stays the same"
ONE_TEST = "one test joined says what it says alone, only later"
SPEED = "items apart are asked one by one, the others need not be: the answer is the same, only later"
NOT_KNOWN = "who is not said is not among the actors either, and refused for that; the words are for the type checker"

SAID = "q.recipient and q.subjects and q.channel"
UNMARKED = "not marked_against(question, facts, question.recipient)"
APART = "record.item.id in apart"
DECIDED = "self.decide(record.question(view)).outcome is Outcome.ALLOW"
MET = "(test := tests[record.subjects].get(record.information_class)) and test(record.item)"
BARE = "channel.kind.__class__ is not ChannelKind"
WITH_ROLE = "source.role is not None"
LISTED = (
    "source.version is not None and ?any((listing.information_class is question.information_class and"
    " listing.covers(question.recipient, source.role, question.purpose, question.at) for listing in source.version.listings))"
)

EQUIVALENT: dict[tuple[str, str], str] = {
    ("answer.py", "question.sender or '' → question.sender"): "nobody has no role, whatever they are called",
    ("boundary.py", LISTED.replace("?", f"{WITH_ROLE} and ") + " → " + LISTED.replace("?", "")): FOR_TYPES,
    ("case.py", "False → True"): "what the error tells besides is never read",
    ("case.py", "isinstance(text, str) and _INSTANT.fullmatch(text) → _INSTANT.fullmatch(text)"): FOR_TYPES,
    ("case.py", "return int(digits) → return None"): "pydantic reads the number itself; here only its length is asked",
    ("compiled.py", f"{DECIDED} if apart and {APART} else {MET} → {DECIDED}"): SPEED,
    ("compiled.py", f"apart and {APART} → apart or {APART}"): SPEED,
    ("compiled.py", f"apart and {APART} → {APART}"): SPEED,
    ("compiled.py", f"apart and {APART} → apart"): SPEED,
    ("compiled.py", f"channel is None or {BARE} → {BARE}"): FOR_TYPES,
    ("compiled.py", "item.author == q.sender → item.author != q.sender"): "either way the two cases are told apart",
    ("compiled.py", "10000 → 10001"): MEMORY,
    ("compiled.py", "100 → 101"): MEMORY,
    ("compiled.py", "self._landmarks or self._prepare() → self._prepare()"): MEMORY,
    ("engine.py", "basis.id or '' → basis.id"): FOR_TYPES,
    ("explain.py", "names.get(basis.id, basis.id) if basis.id else '' → names.get(basis.id, basis.id)"): NEVER_SHOWN,
    ("good_consent.py", "for subject in found if subject.consent → for subject in found"): FOR_TYPES,
    ("good_consent.py", "3 → 4"): "the third is the id, and no two consents have the same",
    ("incomplete.py", f"q.sender and {SAID} → {SAID}"): NOT_KNOWN,
    ("incomplete.py", f"q.sender and {SAID} → q.sender and {SAID.removeprefix('q.recipient and ')}"): NOT_KNOWN,
    ("plan.py", "tests[0] if len(tests) == 1 else partial(join, tests) → partial(join, tests)"): ONE_TEST,
    ("planning.py", "for segment in facts.segments if in_group → for segment in facts.segments"): MORE_ASKED,
    ("planning.py", "at and at <= view.at → at"): MORE_ASKED,
    ("planning.py", "3 → 4"): MORE_ASKED,
    ("planning.py", "sorted(known) → tuple(known)"): "one of the conditions must be met, whichever stands first",
    (
        "planning.py",
        "_value(parts.author) or '' → _value(parts.author)",
    ): "neither is the sender, and no rule asks for more",
    ("planning.py", "part and part.inside → part.inside"): FOR_TYPES,
    ("strict_mark.py", f"question.item is None or {UNMARKED} → {UNMARKED}"): FOR_TYPES,
}
