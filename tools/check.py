"""Run every check of the project, the quick ones first: `python tools/check.py`.

All are run even where one fails, so that one run tells all there is to mend;
the exit code is 1 if any of them failed.
"""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent

CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
    ("coverage", "run", "-m", "pytest"),
    ("coverage", "combine", "--quiet"),
    ("coverage", "report", "--format=total"),
)


def passes(check: tuple[str, ...]) -> bool:
    """Run one check with the tool that is installed beside this Python."""
    sys.stdout.write(f"$ {' '.join(check)}\n")
    sys.stdout.flush()
    tool = shutil.which(check[0], path=sysconfig.get_path("scripts"))
    if tool is None:
        sys.stdout.write(f"{check[0]} is not installed: pip install -e '.[dev]'\n")
        return False
    return subprocess.run([tool, *check[1:]], cwd=ROOT, check=False).returncode == 0


def main() -> int:
    """Run all checks; name those that failed."""
    failed = [check for check in CHECKS if not passes(check)]
    for check in failed:
        sys.stdout.write(f"failed: {' '.join(check)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
