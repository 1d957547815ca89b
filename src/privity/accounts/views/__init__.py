"""The pages of signing in, and of how one signs in."""
