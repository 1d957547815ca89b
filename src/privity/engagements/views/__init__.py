"""The pages of engagements: load and authorise, call one service, redirect."""
