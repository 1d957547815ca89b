"""A passkey device for a page, without a person's finger."""

from typing import Any

from playwright.sync_api import CDPSession, Page


def add_passkey_device(page: Page, **options: Any) -> str:
    """Give ``page`` a virtual authenticator (built in, verifies its user, has PRF); returns its id.

    ``options`` change it, for example ``hasPrf=False`` or ``transport="usb"``. A device belongs to this one page.
    """
    session = _session(page)
    device = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": True,
    }
    answer = session.send("WebAuthn.addVirtualAuthenticator", {"options": {**device, **options}})
    identity: str = answer["authenticatorId"]
    return identity


def forget_passkeys(page: Page, device: str) -> None:
    """The device loses its passkeys, as if they were deleted in its settings."""
    _session(page).send("WebAuthn.clearCredentials", {"authenticatorId": device})


def _session(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    return session
