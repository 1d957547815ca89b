"""One file per rule. A rule is ``rule(question, facts) -> Verdict | None``; rules do not know each other."""
