"""The rules of confidentiality, pure: no clock, no randomness, no input or output."""
