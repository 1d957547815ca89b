"""Who may do what: every URL, every method it takes, every actor. A URL without a row fails the build.

200, 400, 401, 403, 404, 409: the answer. ``in``: sent to sign in, and back here afterwards. ``302``: done, and sent on to
what stands behind the arrow. Methods without a row answer 405. 400 is the form again: the actor may, but the example
(a passkey, a code) cannot be made here. ``#`` names a variant of the situation (``scenes.py``, ``agreement_scenes.py``).

The columns: anonymous, client, client of another engagement of this coach, coach, another coach of the practice, coach of
another practice, sponsor, line manager, assistant, somebody whose part has ended, the practice's administrator, the
server's operator. Reviewed line by line: the last three, and the two other coaches, have nothing to do with an engagement.
"""

# fmt: off
TABLE = """
#                                    anon clnt oclt coac ocoa fcoa spon mana assi ende admn oper

#  the front door
GET  web:home                         302  200  200  200  200  200  200  200  200  200  200  200 -> account_login
GET  web:start                        404  404  404  404  404  404  404  404  404  404  404  404
POST web:start                        404  404  404  404  404  404  404  404  404  404  404  404

#  engagements: a coach opens them; those who take part read; each role does its own
GET  engagements:list                  in  200  200  200  200  200  200  200  200  200  200  200
GET  engagements:new                   in  403  403  200  200  200  403  403  403  403  200  403
POST engagements:new                   in  403  403  302  302  200  403  403  403  403  302  403 -> web:people
GET  web:overview                      in  200  404  200  404  404  200  200  200  404  404  404
GET  web:ledger                        in  200  404  200  404  404  200  200  200  404  404  404
POST web:take_part                     in  200  404  200  404  404  200  200  200  404  404  404
GET  web:people                        in  200  404  200  404  404  200  200  200  404  404  404
GET  vault:keys                        in  200  404  200  404  404  200  200  200  404  404  404
GET  vault:notes                       in  200  404  200  404  404  200  200  200  404  404  404
GET  vault:takeout                     in  200  404  200  404  404  200  200  200  404  404  404
GET  engagements:add_person            in  403  404  200  404  404  403  403  403  404  404  404
POST engagements:add_person            in  403  404  302  404  404  403  403  403  404  404  404 -> web:people
POST engagements:invite                in  403  404  302  404  404  403  403  403  404  404  404 -> web:people
#  somebody's part: the coach ends any but the client's; the client the assistant's; everybody beside the client their own
GET  engagements:end_part              in  200  404  200  404  404  404  404  200  404  404  404
POST engagements:end_part              in  302  404  302  404  404  404  404  302  404  404  404 -> web:people, engagements:list
GET  engagements:end_part#sponsor      in  403  404  200  404  404  200  404  404  404  404  404
POST engagements:end_part#sponsor      in  403  404  302  404  404  302  404  404  404  404  404 -> web:people, engagements:list
GET  engagements:end_part#client       in  403  404  403  404  404  404  404  404  404  404  404
POST engagements:end_part#client       in  403  404  403  404  404  404  404  404  404  404  404
POST engagements:change_phase          in  302  404  302  404  404  403  403  403  404  404  404 -> web:people
GET  engagements:end                   in  200  404  200  404  404  200  403  403  404  404  404
POST engagements:end                   in  302  404  302  404  404  302  403  403  404  404  404 -> web:people
#  joining: here the operator was named, as a person; a link works for its owner, or for whoever is not signed in as another
GET  engagements:join                  in  404  404  404  404  404  404  404  404  404  404  200
POST engagements:join                  in  404  404  404  404  404  404  404  404  404  404  302 -> web:overview
#  the link that a coach sends themselves leads who has joined on to the page that reads its fragment
GET  engagements:join_as_sent          in  302  404  302  404  404  302  302  302  404  404  200 -> vault:keys
POST engagements:join_as_sent          in  302  404  302  404  404  302  302  302  404  404  302 -> vault:keys
GET  engagements:join_by_link         200  403  403  403  403  403  403  403  403  403  403  403
POST engagements:join_by_link         302  403  403  403  403  403  403  403  403  403  403  403 -> web:overview

#  a practice: its coaches read who they are, its administrators admit others; here the coach is an administrator too
GET  engagements:practice              in  404  404  200  200  404  404  404  404  404  200  404
POST engagements:admit_coach           in  404  404  302  403  404  404  404  404  404  302  404 -> engagements:practice
POST engagements:change_administrator  in  404  404  302  403  404  404  404  404  404  302  404 -> engagements:practice

#  making an agreement: the coach's
GET  agreements:overview               in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:boundaries             in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:boundaries             in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:details
GET  agreements:details                in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:details                in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:offer
GET  agreements:offer                  in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:offer                  in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:overview
#  a version in force: its parties
GET  agreements:read                   in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:compare                in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:print                  in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:pdf                    in  200  404  200  404  404  200  200  200  404  404  404
#  an offer: each party signs or declines alone; the coach reminds and takes back; no paper before all have signed (A7)
GET  agreements:read#offered           in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:compare#offered        in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:print#offered          in  409  404  409  404  404  409  409  409  404  404  404
GET  agreements:pdf#offered            in  409  404  409  404  404  409  409  409  404  404  404
GET  agreements:sign                   in  200  404  200  404  404  200  200  200  404  404  404
POST agreements:sign                   in  302  404  302  404  404  302  302  302  404  404  404 -> agreements:read
GET  agreements:decline                in  200  404  200  404  404  200  200  200  404  404  404
POST agreements:decline                in  302  404  302  404  404  302  302  302  404  404  404 -> agreements:read
GET  agreements:withdraw               in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:withdraw               in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:overview
POST agreements:remind                 in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:read
#  a personal link serves its owner, who has no account here; whoever is signed in is somebody else
GET  agreements:sign_by_link          200  403  403  403  403  403  403  403  403  403  403  403
POST agreements:sign_by_link          302  403  403  403  403  403  403  403  403  403  403  403 -> agreements:sign_by_link
GET  agreements:decline_by_link       200  403  403  403  403  403  403  403  403  403  403  403
POST agreements:decline_by_link       302  403  403  403  403  403  403  403  403  403  403  403 -> agreements:sign_by_link
GET  agreements:pdf_by_link           200  403  403  403  403  403  403  403  403  403  403  403
POST agreements:renew_link            200  403  403  403  403  403  403  403  403  403  403  403
#  an addendum for the assistant: for sponsor and line manager it does not exist
GET  agreements:addendum               in  200  404  200  404  404  200  200  200  404  404  404
GET  agreements:draft_addendum         in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:draft_addendum         in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:offer_addendum
GET  agreements:offer_addendum         in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:offer_addendum         in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:read
GET  agreements:read#addendum          in  200  404  200  404  404  404  404  200  404  404  404
GET  agreements:compare#addendum       in  200  404  200  404  404  404  404  200  404  404  404
GET  agreements:print#addendum         in  409  404  409  404  404  404  404  409  404  404  404
GET  agreements:pdf#addendum           in  409  404  409  404  404  404  404  409  404  404  404
GET  agreements:sign#addendum          in  200  404  200  404  404  404  404  200  404  404  404
POST agreements:sign#addendum          in  302  404  302  404  404  404  404  302  404  404  404 -> agreements:read
POST agreements:decline#addendum       in  302  404  302  404  404  404  404  302  404  404  404 -> agreements:read
POST agreements:withdraw#addendum      in  403  404  302  404  404  404  404  403  404  404  404 -> agreements:overview
GET  agreements:end_addendum           in  200  404  200  404  404  404  404  200  404  404  404
POST agreements:end_addendum           in  302  404  302  404  404  404  404  302  404  404  404 -> agreements:addendum
#  reviews: coach or client ask; each party answers alone; the coach notes it as held; only the client lets it wait (R11)
GET  agreements:reviews                in  200  404  200  404  404  200  200  200  404  404  404
POST agreements:open_review            in  302  404  302  404  404  403  403  403  404  404  404 -> agreements:reviews
GET  agreements:answer_review          in  200  404  200  404  404  200  200  200  404  404  404
POST agreements:answer_review          in  302  404  302  404  404  302  302  302  404  404  404 -> agreements:reviews
GET  agreements:hold_review            in  403  404  200  404  404  403  403  403  404  404  404
POST agreements:hold_review            in  403  404  302  404  404  403  403  403  404  404  404 -> agreements:reviews
GET  agreements:extend_review          in  200  404  403  404  404  403  403  403  404  404  404
POST agreements:extend_review          in  302  404  403  404  404  403  403  403  404  404  404 -> agreements:reviews
#  anybody may check a file, in their own browser, or a hash: the page tells no name
GET  web:verify                       200  200  200  200  200  200  200  200  200  200  200  200
GET  web:security                     200  200  200  200  200  200  200  200  200  200  200  200
GET  agreements:verify                200  200  200  200  200  200  200  200  200  200  200  200
POST agreements:verify                302  302  302  302  302  302  302  302  302  302  302  302 -> agreements:verify_hash
GET  agreements:verify_hash           200  200  200  200  200  200  200  200  200  200  200  200

#  may I share this: everybody inside asks; coach and client note what others wanted; the coach hands back
GET  sharing:ask                       in  200  404  200  404  404  200  200  200  404  404  404
POST sharing:ask                       in  200  404  200  404  404  200  200  200  404  404  404
POST sharing:record_ask                in  302  404  302  404  404  302  302  302  404  404  404 -> sharing:asked
POST sharing:somebody_asked            in  302  404  302  404  404  403  403  403  404  404  404 -> sharing:asked
POST sharing:pass_on                   in  403  404  302  404  404  403  403  403  404  404  404 -> sharing:asked
GET  sharing:asks                      in  200  404  200  404  404  200  200  200  404  404  404
#  here the sponsor had asked: coach and client see it, the boss and the assistant do not
GET  sharing:asked                     in  200  404  200  404  404  200  404  404  404  404  404
GET  sharing:channels                  in  200  404  403  404  404  403  403  403  404  404  404
POST sharing:accept_channel            in  302  404  403  404  404  403  403  403  404  404  404 -> sharing:channels
POST sharing:withdraw_channel          in  302  404  403  404  404  403  403  403  404  404  404 -> sharing:channels
POST sharing:remind                    in  403  404  302  404  404  403  403  403  404  404  404 -> web:home

#  signing in and out: who is signed in already is sent home
GET  account_login                    200  302  302  302  302  302  302  302  302  302  302  302 -> web:home
POST account_login                    302  302  302  302  302  302  302  302  302  302  302  302 -> account_confirm_login_code, web:home
GET  account_request_login_code       200  302  302  302  302  302  302  302  302  302  302  302 -> web:home
POST account_request_login_code       302  302  302  302  302  302  302  302  302  302  302  302 -> account_confirm_login_code, web:home
GET  account_confirm_login_code       302  302  302  302  302  302  302  302  302  302  302  302 -> account_login, web:home
POST account_confirm_login_code       302  302  302  302  302  302  302  302  302  302  302  302 -> account_login, web:home
GET  mfa_login_webauthn               302  302  302  302  302  302  302  302  302  302  302  302 -> account_login, web:home
POST mfa_login_webauthn               302  302  302  302  302  302  302  302  302  302  302  302 -> account_login, web:home
GET  mfa_authenticate                 302  302  302  302  302  302  302  302  302  302  302  302 -> account_login, web:home
POST mfa_authenticate                 302  302  302  302  302  302  302  302  302  302  302  302 -> account_login, web:home
#  a lost second step: only behind a mailed code; whoever holds the mailed link may stop it
GET  account_reset                    302  302  302  302  302  302  302  302  302  302  302  302 -> account_login
POST account_reset                    302  302  302  302  302  302  302  302  302  302  302  302 -> account_login
GET  account_reset_stop               200  200  200  200  200  200  200  200  200  200  200  200
POST account_reset_stop               302  302  302  302  302  302  302  302  302  302  302  302 -> account_login
GET  account_logout                   302  200  200  200  200  200  200  200  200  200  200  200 -> account_login
POST account_logout                   302  302  302  302  302  302  302  302  302  302  302  302 -> account_login

#  one's own account; the passkey, the other session and the second step of this scene are the client's
GET  account                           in  200  200  200  200  200  200  200  200  200  200  200
POST account                           in  302  302  302  302  302  302  302  302  302  302  302 -> account
GET  account_confirm                   in  200  200  200  200  200  200  200  200  200  200  200
POST account_confirm                   in  400  400  400  400  400  400  400  400  400  400  400
POST account_confirm_mail              in  302  302  302  302  302  302  302  302  302  302  302 -> account_confirm
POST account_confirm_passkey           in  302  302  302  302  302  302  302  302  302  302  302 -> account_confirm
GET  account_passkeys                  in  200  200  200  200  200  200  200  200  200  200  200
GET  mfa_add_webauthn                  in  200  200  200  200  200  200  200  200  200  200  200
POST mfa_add_webauthn                  in  400  400  400  400  400  400  400  400  400  400  400
GET  account_passkey_remove            in  200  404  404  404  404  404  404  404  404  404  404
POST account_passkey_remove            in  302  404  404  404  404  404  404  404  404  404  404 -> account_passkeys
GET  account_two_step                  in  200  200  200  200  200  200  200  200  200  200  200
GET  account_two_step_on               in  200  200  200  200  200  200  200  200  200  200  200
POST account_two_step_on               in  400  400  400  400  400  400  400  400  400  400  400
GET  account_two_step_off              in  200  200  200  200  200  200  200  200  200  200  200
POST account_two_step_off              in  302  409  409  409  409  409  409  409  409  409  409 -> account_two_step
GET  account_recovery_codes            in  200  200  200  200  200  200  200  200  200  200  200
POST account_recovery_codes            in  302  409  409  409  409  409  409  409  409  409  409 -> account_recovery_codes
GET  account_sessions                  in  200  200  200  200  200  200  200  200  200  200  200
POST account_session_end               in  302  404  404  404  404  404  404  404  404  404  404 -> account_sessions
POST account_sessions_end_others       in  302  302  302  302  302  302  302  302  302  302  302 -> account_sessions
GET  account_unlocking                 in  200  200  200  200  200  200  200  200  200  200  200
GET  account_way_remove                in  200  404  404  404  404  404  404  404  404  404  404
POST account_way_remove                in  302  404  404  404  404  404  404  404  404  404  404 -> account_unlocking
GET  account_lost_device               in  200  200  200  200  200  200  200  200  200  200  200
POST account_lost_device               in  302  302  302  302  302  302  302  302  302  302  302 -> account_unlocking
GET  account_anew                      in  200  200  200  200  200  200  200  200  200  200  200
POST account_anew                      in  302  302  302  302  302  302  302  302  302  302  302 -> account_new_lock
GET  account_new_lock                  in  302  302  302  302  302  302  302  302  302  302  302 -> account_anew

#  the API: its description is public, all else is for the signed-in person
GET  api:openapi-json                 200  200  200  200  200  200  200  200  200  200  200  200
GET  api:me                           401  200  200  200  200  200  200  200  200  200  200  200
GET  api:engagements                  401  200  200  200  200  200  200  200  200  200  200  200
GET  api:boundaries                   401  200  404  200  404  404  200  200  200  404  404  404
GET  api:ledger_proofs                401  200  404  200  404  404  200  200  200  404  404  404
POST api:what_if                      401  200  404  200  404  404  200  200  200  404  404  404
#  ways of unlocking are everybody's own: here they are the client's
GET  api:unlocking                    401  200  200  200  200  200  200  200  200  200  200  200
POST api:lock                         401  200  400  400  400  400  400  400  400  400  400  400
POST api:slots                        401  200  400  400  400  400  400  400  400  400  400  400
POST api:confirm_slot                 401  200  404  404  404  404  404  404  404  404  404  404
POST api:remove_slot                  401  200  404  404  404  404  404  404  404  404  404  404
POST api:own                          401  200  200  200  200  200  200  200  200  200  200  200
GET  api:share                        401  200  200  200  200  200  200  200  200  200  200  200
POST api:share                        401  200  200  200  200  200  200  200  200  200  200  200
POST api:forget_share                 401  200  200  200  200  200  200  200  200  200  200  200
#  what is sealed: here the coach keeps the circle of coach and client; its statements are signed by the coach's key alone
GET  api:places                       401  200  404  200  404  404  200  200  200  404  404  404
GET  api:keys                         401  200  404  200  404  404  200  200  200  404  404  404
POST api:keys                         401  400  404  200  404  404  400  400  400  404  404  404
GET  api:invitation_proofs            401  200  404  200  404  404  200  200  200  404  404  404
POST api:invitation_proofs            401  200  404  404  404  404  200  200  200  404  404  404
GET  api:circles                      401  200  404  200  404  404  200  200  200  404  404  404
POST api:circles                      401  400  404  200  404  404  400  400  400  404  404  404
POST api:circle_log                   401  403  404  200  404  404  404  404  404  404  404  404
POST api:circle_log#leaving            401  403  404  200  404  404  404  404  404  404  404  404
POST api:grants                       401  403  404  200  404  404  404  404  404  404  404  404
GET  api:revisions                    401  200  404  200  404  404  200  200  200  404  404  404
POST api:revision                     401  200  404  200  404  404  404  404  404  404  404  404
POST api:raise_strict_mark            401  200  404  200  404  404  404  404  404  404  404  404
POST api:lower_strict_mark            401  200  404  403  404  404  404  404  404  404  404  404
#  a sealed file of coach and client, which the coach sends: until it is here, whole, it is the sender's alone
POST api:files                        401  200  404  200  404  404  404  404  404  404  404  404
POST api:piece                        401  404  404  200  404  404  404  404  404  404  404  404
GET  api:received                     401  404  404  200  404  404  404  404  404  404  404  404
POST api:finish_file                  401  404  404  200  404  404  404  404  404  404  404  404
POST api:cancel_file                  401  404  404  200  404  404  404  404  404  404  404  404
GET  api:file                         401  200  404  200  404  404  404  404  404  404  404  404
GET  api:file#unfinished              401  404  404  404  404  404  404  404  404  404  404  404
GET    api:api-root                   404  404  404  404  404  404  404  404  404  404  404  404
POST   api:api-root                   404  404  404  404  404  404  404  404  404  404  404  404
PUT    api:api-root                   404  404  404  404  404  404  404  404  404  404  404  404
PATCH  api:api-root                   404  404  404  404  404  404  404  404  404  404  404  404
DELETE api:api-root                   404  404  404  404  404  404  404  404  404  404  404  404
"""
