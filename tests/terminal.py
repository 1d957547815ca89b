"""A terminal for programs that ask for a passphrase there, and nowhere else."""

import os
import pty
import subprocess
import termios
from collections.abc import Sequence
from pathlib import Path


def typed(command: Sequence[str], answer: str, folder: Path) -> tuple[int, bytes, str]:
    """Run a command, and type ``answer`` once it asks: its exit code, its standard output, what stood on the terminal."""
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    process = subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    )
    seen = b""
    while not seen.rstrip().endswith(b":"):
        seen += os.read(ours, 1024)
    while termios.tcgetattr(theirs) == before:  # it asks first, and then stops showing what is typed
        pass
    os.write(ours, f"{answer}\n".encode())
    told, _ = process.communicate(timeout=60)
    os.write(theirs, b"\0")
    while b"\0" not in seen:
        seen += os.read(ours, 1024)
    os.close(ours)
    os.close(theirs)
    return process.returncode, told, seen.decode()
