"""The verbs of people and their ways of signing in. Other slices use ``person_for_address``."""

from privity.accounts.services.by_link import sign_in_by_link
from privity.accounts.services.letters import mail_code, mail_nobody
from privity.accounts.services.passkeys import add_passkey, lose_device, remove_passkey
from privity.accounts.services.people import change_profile, person_for_address
from privity.accounts.services.reset import ask_for_reset, finish_reset, stop_reset, stop_reset_of
from privity.accounts.services.sessions import (
    end_other_sessions,
    end_session,
    expect,
    forget_ended,
    note_proof,
    note_session,
)
from privity.accounts.services.shares import allow_new_lock, forget_new_lock, forget_share, new_share
from privity.accounts.services.two_step import renew_recovery_codes, turn_off_two_step, turn_on_two_step
from privity.accounts.services.unlocking import Lock, add_slot, confirm_slot, make_lock, remove_slot, store_own

__all__ = [
    "Lock",
    "add_passkey",
    "add_slot",
    "allow_new_lock",
    "ask_for_reset",
    "change_profile",
    "confirm_slot",
    "end_other_sessions",
    "end_session",
    "expect",
    "finish_reset",
    "forget_ended",
    "forget_new_lock",
    "forget_share",
    "lose_device",
    "mail_code",
    "mail_nobody",
    "make_lock",
    "new_share",
    "note_proof",
    "note_session",
    "person_for_address",
    "remove_passkey",
    "remove_slot",
    "renew_recovery_codes",
    "sign_in_by_link",
    "stop_reset",
    "stop_reset_of",
    "store_own",
    "turn_off_two_step",
    "turn_on_two_step",
]
