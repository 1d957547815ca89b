"""P4: the first question about an engagement of which a process knows nothing yet."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.engines.cedar import Cedar
from bench.measure import medians, microseconds
from bench.policy import asked, policy
from bench.store import Store
from bench.world import engagements, questions
from privity.core.decision.compiled import compile_case
from privity.core.decision.engine import decide


def cold_and_warm(count: int, rounds: int) -> tuple[float, float]:
    """Microseconds of a cold decision (load the facts from SQLite, compile, decide) and of one that Cedar knows all about."""
    facts = engagements(count)
    asking = dict(questions(facts, 20 * count, seed=2))
    cedar = Cedar([policy(one) for one in facts], asking)
    requests = [(place, cedar.request(asked(facts[place].engagement, q))) for place, q in asking.items()]
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "facts.sqlite")
        store.save(facts)

        def cold() -> None:
            for place, question in asking.items():
                compile_case(store.load(facts[place].engagement)).decide(question)

        def warm() -> None:
            for place, request in requests:
                cedar.allows(place, request)

        for place, question in asking.items():
            assert decide(question, store.load(facts[place].engagement)) == decide(question, facts[place])
        ours, cedars = medians([partial(microseconds, run, len(asking)) for run in (cold, warm)], rounds)
    return ours, cedars
