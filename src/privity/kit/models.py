"""What every table of ours has in common: a key minted by the application."""

from django.db import models

from privity.kit.ids import new_id


class Identified(models.Model):
    """A row with a UUIDv7 primary key. Every table but ``accounts.Person`` also carries ``practice_id``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
