"""``python -m privity`` is ``privity``."""

import sys

from privity.cli import main

sys.exit(main())
