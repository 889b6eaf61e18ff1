"""``python -m curriculum`` is the command ``curriculum``."""

import sys

from curriculum.cli import main

sys.exit(main())
