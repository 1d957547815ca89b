"""The tables of docs/algorithms/decision.md and docs/glossary.md, typed in a second time, as plain strings."""

ROLES = [
    "client",
    "coach",
    "sponsor",
    "line_manager",
    "assistant",
    "supporter",
    "group_member",
    "supervisor",
    "staff",
    "executor",
]

MATRIX_LETTERS = {
    "existence": "A A A G G G G D G A",
    "logistics": "A A G G A G G N G A",
    "attendance": "A A G W N N G N G N",
    "sponsor_brief": "G A A G N N N D N N",
    "objectives": "A A A G N N G D N N",
    "private_goals": "A A K K K K K D N N",
    "session_content": "A A K K K K K D N N",
    "shared_notes": "A A K K K K K D N N",
    "coach_notes": "O A N N N N N D N N",
    "assessments": "A A K K N N N D N N",
    "progress": "A A W W N N N D N N",
    "personal_disclosure": "A A K K N N K D N N",
    "third_party_matter": "A A N N N N N D N N",
    "safety": "A A X X N N N D N N",
    "story": "A A DW DW DW DW DW D N N",
    "group_contribution": "A A N N N N A D N N",
    "agreement": "A A O O O O O O O A",
    "case_file": "O A O O O O O D N N",
    "employment_opinion": "N N N N N N N N N N",
    "aggregate": "A A G G N N N A N N",
    "sponsor_observation": "G G A O N N N D N N",
}

LETTERS = {
    "A": "always",
    "G": "listed",
    "W": "consent",
    "K": "client_only",
    "D": "deidentified",
    "DW": "deidentified_consent",
    "X": "exception",
    "O": "own_part",
    "N": "never",
}

MATRIX = {
    kind: {role: LETTERS[letter] for role, letter in zip(ROLES, row.split(), strict=True)}
    for kind, row in MATRIX_LETTERS.items()
}

STRICT_RULES = [
    "always",
    "listed",
    "consent",
    "deidentified",
    "deidentified_consent",
    "client_only",
    "own_part",
    "exception",
    "never",
]

OUTCOMES = ["allow", "reduce", "ask_consent", "client_only", "review_first", "hold", "exception_only", "deny"]

OUTCOME_OF_REASON = {
    "incomplete": "deny",
    "own_information": "allow",
    "not_holder": "deny",
    "purpose_exception": "exception_only",
    "exception_file": "allow",
    "boundary_always": "allow",
    "boundary_listed": "allow",
    "not_listed": "deny",
    "consent_given": "allow",
    "own_word": "allow",
    "client_act": "allow",
    "hand_back": "client_only",
    "recipient_knows_subject": "deny",
    "not_recognisable": "allow",
    "recognisable": "reduce",
    "exception_path": "exception_only",
    "own_part_only": "allow",
    "own_part": "reduce",
    "never": "deny",
    "not_subject": "ask_consent",
    "not_written": "ask_consent",
    "not_specific": "ask_consent",
    "text_changed": "ask_consent",
    "expired": "ask_consent",
    "withdrawn": "ask_consent",
    "refused": "ask_consent",
    "not_explicit": "ask_consent",
    "check_free": "ask_consent",
    "invalidated": "ask_consent",
    "no_consent": "ask_consent",
    "refused_recently": "deny",
    "no_agreement": "deny",
    "recipient_not_bound": "deny",
    "frozen": "hold",
    "not_started": "deny",
    "ended_duty_continues": "deny",
    "review_overdue": "review_first",
    "not_present": "deny",
    "channel_not_private": "hold",
    "surplus": "reduce",
}
"""Every reason belongs to one outcome; the order is the order in which equally strict reasons are listed."""

REASONS = list(OUTCOME_OF_REASON)

FAILURES = REASONS[REASONS.index("not_subject") : REASONS.index("no_consent") + 1]

SPEAKABLE_BEFORE_START = ["existence", "logistics", "sponsor_brief", "objectives", "agreement"]

SPEAKABLE_WHILE_OVERDUE = ["existence", "logistics", "agreement"]

CONTENT_KINDS = [
    "private_goals",
    "session_content",
    "shared_notes",
    "coach_notes",
    "assessments",
    "progress",
    "personal_disclosure",
    "third_party_matter",
    "group_contribution",
]

PHASE_ORDER = ["draft", "contracting", "active", "suspended", "closing", "aftercare"]

CLIENT_ROLES = {"client", "group_member"}
