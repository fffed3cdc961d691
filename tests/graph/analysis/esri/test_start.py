"""The compiler of the kernel is loaded by the first cascade and by nothing before it."""

from __future__ import annotations

import subprocess
import sys


def test_no_other_command_waits_for_the_compiler() -> None:
    code = "import sys, app.cli, graph.analysis.esri; print('numba' in sys.modules, 'scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
