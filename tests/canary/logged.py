"""Everything that is logged, by anybody, at any level, as the product's own formatter writes it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from privity.kit.logs import DiscreetFormatter

MAIL_SERVER = "mail.log"
"""The logger of the mail server that the tests bring along: no part of the product."""


@contextmanager
def everything_logged() -> Iterator[StringIO]:
    """Each logger there is says all it can for as long as the block runs."""
    text = StringIO()
    handler = logging.StreamHandler(text)
    handler.addFilter(lambda record: record.name != MAIL_SERVER)
    handler.setFormatter(DiscreetFormatter("{levelname} {name}: {message}", style="{"))
    loggers = [logging.root, *(logging.getLogger(name) for name in logging.root.manager.loggerDict)]
    before = [(logger, logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.propagate = True
    logging.root.addHandler(handler)
    try:
        yield text
    finally:
        logging.root.removeHandler(handler)
        for logger, level, propagate in before:
            logger.setLevel(level)
            logger.propagate = propagate
