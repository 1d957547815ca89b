"""The pending sign-in of an unknown address looks up a person like any other, and finds nobody (E1)."""

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.http import HttpRequest

from privity.kit.ids import new_id


def look_up_nobody(request: HttpRequest) -> None:
    """Let the pending sign-in of this session name a person who does not exist, where it names none."""
    pending = request.session.get(LOGIN_SESSION_KEY)
    if pending and pending["user_pk"] is None:
        request.session[LOGIN_SESSION_KEY] = {**pending, "user_pk": new_id().hex}
