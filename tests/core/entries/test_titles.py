"""Each kind of act has a title of its own."""

from privity.core.entries import REGISTRY
from privity.core.entries.phrases.titles import TITLES


def test_every_kind_of_act_has_its_own_title() -> None:
    assert set(TITLES) == set(REGISTRY.values())
    words = [title.render() for title in TITLES.values()]
    assert len(set(words)) == len(words)
    assert not [word for word in words if word != word.strip() or word.endswith(".")]
