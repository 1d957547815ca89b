"""A server on which nobody has begun: the first page shows how to begin."""

import pytest
from django.urls import reverse

from tests.visitor import Visitor


@pytest.mark.django_db
def test_home_leads_to_the_first_run(client: Visitor) -> None:
    assert client.get("/").headers["Location"] == reverse("web:start")
