"""Run as a child process by test_child_process.py: tells how it was started."""

from __future__ import annotations

import json
import os
import sys

if __name__ == "__main__":
    told = {"arguments": sys.argv[1:], "folder": os.getcwd(), "here": "" in sys.path or os.getcwd() in sys.path}
    print(json.dumps({**told, "numpy": __import__("numpy").__file__}))
