"""What a form says of a field is in our own words: what to do, and nothing of validators and code points."""

import pytest
from django import forms


class Sample(forms.Form):
    name = forms.CharField(max_length=5)
    months = forms.IntegerField(min_value=1, max_value=12)
    kind = forms.ChoiceField(choices=[("a", "A")])
    codes = forms.MultipleChoiceField(choices=[("a", "A")])


GOOD = {"name": "Amara", "months": "6", "kind": "a", "codes": ["a"]}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Please fill this in."),
        ("name", "A\0m", "This has a character that cannot be shown: please type it anew."),
        ("name", "Amara Osei", "Please use at most 5 characters."),
        ("months", "0", "Please choose 1 or more."),
        ("months", "13", "Please choose 12 or less."),
        ("months", "six", "Please type a whole number."),
        ("kind", "<b>", "Please choose one of those that are offered."),
        ("codes", ["<b>"], "Please choose among those that are offered."),
    ],
)
def test_each_field_says_what_to_do(field: str, value: object, said: str) -> None:
    assert Sample(GOOD).is_valid()
    assert Sample({**GOOD, field: value}).errors == {field: [said]}
