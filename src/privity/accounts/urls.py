"""Only what is used of allauth has an address; the names without ``account_`` words of ours are those it looks for."""

from django.urls import path

from privity.accounts.views import account, confirm, passkeys, reset, sessions, sign_in, two_step, unlocking

urlpatterns = [
    path("sign-in", sign_in.sign_in, name="account_login"),
    path("sign-in", sign_in.sign_in, name="account_request_login_code"),
    path("sign-in/code", sign_in.code, name="account_confirm_login_code"),
    path("sign-in/passkey", sign_in.passkey, name="mfa_login_webauthn"),
    path("sign-in/second-step", sign_in.second_step, name="mfa_authenticate"),
    path("sign-in/second-step/lost", reset.reset, name="account_reset"),
    path("sign-in/second-step/stop/<token>", reset.stop, name="account_reset_stop"),
    path("sign-out", sign_in.sign_out, name="account_logout"),
    path("account/", account.account, name="account"),
    path("account/confirm", confirm.confirm, name="account_confirm"),
    path("account/confirm/mail", confirm.mail, name="account_confirm_mail"),
    path("account/confirm/passkey", confirm.passkey, name="account_confirm_passkey"),
    path("account/passkeys", passkeys.passkeys, name="account_passkeys"),
    path("account/passkeys/add", passkeys.add, name="mfa_add_webauthn"),
    path("account/passkeys/<int:passkey_id>/remove", passkeys.remove, name="account_passkey_remove"),
    path("account/unlocking", unlocking.unlocking, name="account_unlocking"),
    path("account/unlocking/<slug:slot>/remove", unlocking.remove, name="account_way_remove"),
    path("account/unlocking/lost-device", unlocking.lost_device, name="account_lost_device"),
    path("account/unlocking/anew", unlocking.anew, name="account_anew"),
    path("account/unlocking/anew/lock", unlocking.new_lock, name="account_new_lock"),
    path("account/two-step", two_step.two_step, name="account_two_step"),
    path("account/two-step/on", two_step.turn_on, name="account_two_step_on"),
    path("account/two-step/off", two_step.turn_off, name="account_two_step_off"),
    path("account/two-step/recovery-codes", two_step.recovery_codes, name="account_recovery_codes"),
    path("account/sessions", sessions.sessions, name="account_sessions"),
    path("account/sessions/end-others", sessions.end_others, name="account_sessions_end_others"),
    path("account/sessions/<int:session_id>/end", sessions.end, name="account_session_end"),
]
