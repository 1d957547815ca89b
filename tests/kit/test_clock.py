from datetime import timedelta

from privity.kit.clock import now


def test_now_is_aware_and_utc() -> None:
    assert now().utcoffset() == timedelta(0)
