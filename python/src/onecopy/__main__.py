"""``python -m onecopy`` is the program itself, with its arguments, its streams and its exit code."""

import os
import subprocess
import sys

from ._program import program


def main() -> int:
    command = [program(), *sys.argv[1:]]
    if sys.platform != "win32":
        os.execv(command[0], command)  # does not return: the program takes the place of Python
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main())
