"""A fresh installation, with production's settings."""

import os
from pathlib import Path


def prepare(folder: Path, url: str = "") -> None:
    """Let this process use the database at ``url`` (without one a SQLite file in ``folder``), made up to date."""
    os.environ |= environment(folder, url)
    from privity.commands.migrate import migrate

    migrate()


def environment(folder: Path, url: str = "") -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "privity.config.settings.prod",
        "PRIVITY_SECRET_KEY": "k7Qp2mXbV9tRw4sLz8Hn3cJf6yDa1gEo5uKi0xTvBqPjMhNwZr",
        "PRIVITY_ALLOWED_HOSTS": "localhost",
        "PRIVITY_BASE_URL": "https://localhost",
        "PRIVITY_DATA": str(folder),
        "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
    }
