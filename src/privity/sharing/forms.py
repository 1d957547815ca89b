"""The question as a form. It has no field for words of anybody: content may not be stored."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from privity.core.errors import InvalidError
from privity.core.reminders import Occasion
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose
from privity.sharing import choices
from privity.sharing.facts import Wish
from privity.sharing.selectors.ground import TO_ONESELF, Ground

UNLISTED = {"invalid_choice": _("Choose one from the list."), "invalid_list": _("Choose from the list.")}


class Question(forms.Form):
    """May A tell B this about C? Offers only what ``ground`` knows."""

    sender = forms.ChoiceField(label=_("Who would tell it?"), error_messages=UNLISTED)
    recipient = forms.ChoiceField(label=_("Who would be told?"), error_messages=UNLISTED)
    information_class = forms.ChoiceField(label=_("What kind of thing is it?"), error_messages=UNLISTED)
    subjects = forms.MultipleChoiceField(
        label=_("Whom is it about?"),
        help_text=_("Everybody who could be recognised in it."),
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNLISTED,
    )
    purpose = forms.ChoiceField(label=_("What is it wanted for?"), error_messages=UNLISTED)
    channel = forms.ChoiceField(label=_("How would it travel?"), error_messages=UNLISTED)
    employer_owned = forms.BooleanField(
        label=_("This way belongs to an employer"),
        help_text=_("A work address, work phone or work calendar: others there may read it."),
        required=False,
    )

    def __init__(self, ground: Ground, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"initial": choices.usual(ground), **options})
        empty = [("", _("Please choose"))]
        self._offer("sender", choices.people(ground))
        self._offer("subjects", choices.people(ground))
        self._offer("recipient", [*empty, *choices.recipients(ground)])
        self._offer("information_class", [*empty, *choices.kinds()])
        self._offer("purpose", [*empty, *choices.purposes()])
        self._offer("channel", choices.channels())

    def _offer(self, name: str, offered: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = offered

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("recipient") and cleaned["recipient"] == cleaned.get("sender"):
            self.add_error("recipient", gettext(TO_ONESELF))
        return cleaned

    def wish(self) -> Wish:
        """The wish of a valid form."""
        asked = self.cleaned_data
        return Wish(
            sender=asked["sender"],
            recipient=asked["recipient"],
            subjects=frozenset(asked["subjects"]),
            information_class=InformationClass(asked["information_class"]),
            purpose=Purpose(asked["purpose"]),
            channel=ChannelKind(asked["channel"]),
            employer_owned=asked["employer_owned"],
        )

    def client(self) -> str:
        """The one person it is about: for "the client asked me to pass it on".

        :raises InvalidError: it is about nobody or several
        """
        subjects = self.wish().subjects
        if len(subjects) != 1:
            raise InvalidError(gettext("Choose only the client who asked you."), field="subjects")
        return next(iter(subjects))


class Way(forms.Form):
    """One way that belongs to an employer."""

    channel = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in ChannelKind], error_messages=UNLISTED)


class Reminding(forms.Form):
    """What a reminder goes with."""

    occasion = forms.ChoiceField(choices=[(word.value, word.value) for word in Occasion], error_messages=UNLISTED)
