"""The demo: made-up people, a page to enter as each of them, and a practice full of life. Installed by the demo's settings only."""
