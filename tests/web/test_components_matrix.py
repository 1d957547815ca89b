"""The boundary matrix: one list per person, only lawful choices, what differs from the usual is said."""

from typing import Any

from django.template.loader import render_to_string

from privity.core.vocabulary import Rule


def cell(rule: Rule, **more: Any) -> dict[str, Any]:
    return {"kind": "Progress", "rule": rule, "usual": Rule.CONSENT, "field": "cells.progress.sponsor", **more}


def drawn(one: dict[str, Any], *, editable: bool = False) -> str:
    families = [{"name": "Goals", "kinds": [{"label": "Progress", "hint": "Measures."}]}]
    person = {
        "key": "p1",
        "name": "Northwind <Ltd>",
        "role": "sponsor",
        "families": [{"name": "Goals", "cells": [one]}],
    }
    matrix = {"families": families, "people": [person], "editable": editable}
    return render_to_string("web/components/matrix.html", {"matrix": matrix})


def test_a_usual_cell_says_only_its_rule() -> None:
    page = drawn(cell(Rule.CONSENT))
    assert 'class="rule consent"' in page
    assert "usually" not in page
    assert "<select" not in page


def test_a_changed_cell_says_what_is_usual() -> None:
    page = drawn(cell(Rule.CLIENT_ONLY))
    assert 'class="matrix-cell changed"' in page
    assert '<small class="rule-changed" data-part="changed">usually: With consent</small>' in page


def test_each_person_is_a_named_part_of_the_page() -> None:
    page = drawn(cell(Rule.CONSENT))
    assert 'aria-labelledby="matrix-p1-name"' in page
    assert "Northwind &lt;Ltd&gt;" in page
    assert 'href="#matrix-p1"' in page


def test_a_cell_to_choose_offers_what_it_is_given_with_the_sentences() -> None:
    choices = [{"rule": rule, "sentence": f'"{rule}" it is.'} for rule in (Rule.CONSENT, Rule.CLIENT_ONLY, Rule.NEVER)]
    page = drawn(cell(Rule.CLIENT_ONLY, choices=choices), editable=True)
    assert page.count("<option") == 3
    assert '<option value="consent" data-sentence="&quot;consent&quot; it is." data-usual>With consent</option>' in page
    assert '<option value="client_only" data-sentence="&quot;client_only&quot; it is." selected>' in page
    assert '<label class="matrix-kind" for="cells.progress.sponsor">Progress</label>' in page
    assert 'name="cells.progress.sponsor" id="cells.progress.sponsor"' in page
    assert 'data-part="words"' in page


def test_a_matrix_to_read_has_no_line_of_words() -> None:
    assert 'data-part="words"' not in drawn(cell(Rule.CONSENT))
