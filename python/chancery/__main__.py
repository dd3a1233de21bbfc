"""The command ``chancery``."""

import sys

from . import _chancery


def main() -> int:
    """Runs the command with the arguments of the process."""
    return _chancery.run(["chancery", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
