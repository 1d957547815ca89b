"""``privity check``: is this installation safe to serve? Exit code 1 and the reasons where it is not."""

import sys
from collections.abc import Iterator, Sequence

from privity.commands import UsageError, django, no_arguments


def run(arguments: Sequence[str]) -> int:
    no_arguments(arguments)
    django.start()
    with django.plain_failures():
        problems = [*_unsafe_settings(), *(list(_open_migrations()) or ledger_alarms())]
    print("\n".join(problems or ["good"]), file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0


def _unsafe_settings() -> Iterator[str]:
    from django.core.checks import WARNING, run_checks

    for message in run_checks(include_deployment_checks=True, databases=["default"]):
        if message.level >= WARNING and not message.is_silenced():
            yield f"{message.id}: {message.msg}"


def _open_migrations() -> Iterator[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "the database is not up to date: run `privity migrate`."


def ledger_alarms() -> Iterator[str]:
    """A line for each practice whose ledger does not continue what was signed of it, here or by a witness."""
    from privity.ledger.selectors import alarms, contradictions

    try:
        yield from map(str, alarms())
        yield from contradictions()
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}.") from error
