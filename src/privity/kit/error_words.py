"""What a form says of a field in our own words, where Django has words of its own: what to do, and no code point or limit by name."""

from typing import Any

from django import forms
from django.core import validators
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

WORDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Please fill this in.")},
    forms.ChoiceField: {"invalid_choice": _("Please choose one of those that are offered.")},
    forms.MultipleChoiceField: {"invalid_choice": _("Please choose among those that are offered.")},
    forms.IntegerField: {"invalid": _("Please type a whole number.")},
    forms.EmailField: {"invalid": _("Please type an e-mail address, like name@example.org.")},
}

LIMITS: dict[type[validators.BaseValidator] | type[validators.ProhibitNullCharactersValidator], str | Promise] = {
    validators.ProhibitNullCharactersValidator: _("This has a character that cannot be shown: please type it anew."),
    validators.MinValueValidator: _("Please choose %(limit_value)s or more."),
    validators.MaxValueValidator: _("Please choose %(limit_value)s or less."),
    validators.MaxLengthValidator: ngettext_lazy(
        "Please use at most %(limit_value)d character.", "Please use at most %(limit_value)d characters.", "limit_value"
    ),
}


def use_our_words() -> None:
    """From now on fields and their limits speak in these words, unless a field has words of its own."""
    for field, words in WORDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
    for limit, words_of_limit in LIMITS.items():
        setattr(limit, "message", words_of_limit)  # noqa: B010 (typed as its own plain words)
