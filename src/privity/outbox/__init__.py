"""Mail that must go out: written with the act, sent after it, retried until it is delivered or given up."""
