"""A person: installation-wide, known by one address, without a password."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models.functions import Lower

from privity.kit.models import Identified


def no_password() -> str:
    """A fresh value that no password matches."""
    return make_password(None)


class Person(Identified, AbstractBaseUser):
    email = models.EmailField(unique=True)
    """The address, in its one spelling (``addresses.spelling_of``)."""
    name = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    password = models.CharField(max_length=128, default=no_password)
    """Never a password: each session carries a mark of it, so a fresh value ends them all."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name or self.email


class SecondStepReset(Identified):
    """A person lost the second step and waits to turn it off. Stopped, done or asked anew, the row goes.

    Of the link that stops it only the hash is kept, so nobody can read it here.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    opens_at = models.DateTimeField()
    lapses_at = models.DateTimeField()


class UnlockSlot(Identified):
    """One way of unlocking a person's account key, as their browser wrote it. It opens to nobody without what unlocks it.

    A recovery slot counts once its code was typed back (``confirmed_at``).
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    slot = models.CharField(max_length=32)
    kind = models.CharField(max_length=16)
    content = models.BinaryField()
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "slot"], name="one_slot_of_a_name")]


class OwnSealed(Identified):
    """What a person's devices keep for one another, sealed under the account key: the bundle of roots, or the state."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=16)
    counter = models.PositiveBigIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "what"], name="one_of_each_for_a_person")]
