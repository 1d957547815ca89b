"""The same policy for other engines. Each takes engagements once and then answers allow or not, one question at a time."""
