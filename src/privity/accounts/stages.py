"""What stands between the first proof and being signed in."""

from allauth.account.stages import LoginStage, LoginStageController
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest


class SecondStep(AuthenticateStage):
    """allauth's second step, but asked for only by those who turned it on.

    To allauth each passkey demands itself after a mailed code. Here a passkey is another way in, never a hurdle: somebody who
    lost the device still signs in by a code, and somebody who wants more than a mailbox turns the second step on.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        wanted = is_mfa_enabled(self.login.user, [Authenticator.Type.TOTP]) if self.login.user else False
        return wanted and super()._should_handle(request)


def awaited_second_step(request: HttpRequest) -> LoginStage | None:
    """The second step that this browser owes, the mailed code being entered; None for everybody else."""
    if request.user.is_authenticated:
        return None
    stage: LoginStage | None = LoginStageController.enter(request, SecondStep.key)
    return stage
