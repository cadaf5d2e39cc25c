"""Reads a JSON list of texts, and writes what python-dotenv makes of a file with each: as it stands, and with references replaced."""

import json
import logging
import sys
from io import StringIO

from dotenv import dotenv_values

logging.disable(logging.CRITICAL)


def values(text, interpolate):
    return dict(dotenv_values(stream=StringIO(text, newline=None), interpolate=interpolate))


texts = json.load(sys.stdin)
json.dump([[values(text, False), values(text, True)] for text in texts], sys.stdout)
