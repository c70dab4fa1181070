"""The version of a wheel: that in ONECOPY_VERSION, which the Makefile takes from the tag, else that of a build between releases."""

import os

__version__ = os.environ.get("ONECOPY_VERSION") or "0.0.0.dev0"
