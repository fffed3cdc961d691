"""What all verbs share: the common options, one document for machines, exit statuses, and our own faults' report."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import click

from app.cli.help import ChineseHelp, ChineseUsage
from app.reports import kept
from app.start import INTERRUPTED, UNHEARD
from app.words import words
from graph.analysis.changed import changed_meanwhile
from graph.facts import Facts, read_facts
from graph.home import Home, home_folder, ledger_url
from graph.ledger.faults import masked, unusable
from ingest.homes import open_or_make
from ontology.errors import Issue, OntologyFault, Refusal, UserFault
from ontology.values import date, last_day

DONE, USER, USAGE, OURS = 0, 1, 2, 3
"""Exit statuses: done, the user's input at fault, wrong usage, our fault (and, in `app.start`, interrupted)."""
QUESTION = ("place", "scope", "as_of", "at")


@dataclass(frozen=True, slots=True)
class Ask:
    """The common options of a verb, as the user gave them."""

    home: Path | None
    json: bool
    place: str
    scope: str
    as_of: str
    at: str

    def open(self) -> Home:
        """The home that is meant, made with the defaults if it is new."""
        return open_or_make(home_folder(self.home), url=ledger_url())

    def load_number(self, home: Home) -> int | None:
        """The load after which the ledger is read; None: now."""
        return home.ledger.find_load(self.at) if self.at else None

    def day(self) -> str:
        """The as-of date as a day; empty where none was given."""
        return last_day(date(self.as_of)) if self.as_of else ""

    def facts(self, home: Home) -> Facts:
        """The facts the question is about. Where they are those of now, it is said in the end if the ledger went on meanwhile."""
        found = read_facts(home.ledger, day("--as-of", self.as_of), self.load_number(home))
        if not self.at:
            click.get_current_context().call_on_close(lambda: _say_changed(found))
        return found

    def chosen_place(self, home: Home) -> str:
        """The place asked about, else the home's own. Raises UsageError where neither is known."""
        if not (self.place or home.place):
            raise click.UsageError(words("usage.no_place"))
        return self.place or home.place

    def answer(self, document: dict[str, Any], text: Callable[[], str]) -> None:
        """Print the document with --json, else the text."""
        click.echo(json.dumps(document, ensure_ascii=False, indent=2) if self.json else text())


def _say_changed(facts: Facts) -> None:
    changed = changed_meanwhile(facts)
    if changed is not None:
        click.echo(changed.text(), err=True)


def day(option: str, written: str) -> str:
    """The date an option gives in canonical form, empty where it is not given. Raises UserFault that names the option."""
    try:
        return date(written) if written else ""
    except Refusal as refusal:
        raise UserFault(refusal.issues[0].at(option)) from None


class Verb(ChineseHelp, click.Command):
    """A verb: takes the common options as one `Ask`, and turns faults into messages and exit statuses."""

    uses: tuple[str, ...] = ()
    several: tuple[str, ...] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        self._refuse_options_as_values(ctx, self.make_parser(ctx).parse_args(args=list(args))[0])
        return super().parse_args(ctx, args)

    def _refuse_options_as_values(self, ctx: click.Context, told: Mapping[str, Any]) -> None:
        """An option that took the next option for its value was written without one: `--home --place` names no home. Who does
        mean a file of such a name writes `./--name`."""
        for one in self.params:
            value = told.get(str(one.name))
            for each in value if isinstance(value, list) else [value]:
                if isinstance(one, click.Option) and isinstance(each, str) and each.startswith("--"):
                    raise click.UsageError(self.lacking_value(one.opts[0], each), ctx)

    def lacking_value(self, name: str, following: str) -> str:
        """What is said of an option that is written without a value."""
        return words("usage.lacks_value", name=name, next=following)

    def invoke(self, ctx: click.Context) -> Any:
        given = {name: ctx.params.pop(name) for name in ("home", "json", *QUESTION)}
        if self.several:
            ctx.params["several"] = {name: given[name] for name in self.several}
            given |= {name: next(iter(given[name]), "") for name in self.several}
        ask = Ask(**given)
        ctx.params["ask"] = ask
        for name in QUESTION:
            if getattr(ask, name) and name not in self.uses:
                click.echo(words("usage.unused", option=f"--{name.replace('_', '-')}", verb=self.name), err=True)
        try:
            return super().invoke(ctx) or DONE
        except OntologyFault as fault:
            return report(ask, fault)
        except UserFault as fault:
            return tell(ask, fault)
        except KeyboardInterrupt:
            click.echo(words("usage.interrupted"), err=True)
            return INTERRUPTED
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError as fault:
            if unheard():
                raise
            return report(ask, fault)
        except Exception as fault:
            told = unusable(fault, masked(ledger_url()) or str(home_folder(ask.home)))
            return tell(ask, told) if told else report(ask, fault)


@contextmanager
def speaking() -> Iterator[None]:
    """Raises Unheard where the reader of standard output has gone."""
    try:
        yield
    except BrokenPipeError:
        raise Unheard from None


def unheard() -> bool:
    """Whether nobody reads standard output any more: an empty line can't be written either."""
    try:
        click.echo()
    except BrokenPipeError:
        return True
    return False


def tell(ask: Ask, fault: UserFault) -> int:
    """Say what the user's input is at fault for; the exit status of that."""
    click.echo(str(fault), err=True)
    if ask.json:
        click.echo(errors(*fault.issues))
    return USER


def errors(*issues: Issue) -> str:
    """The document that faces print where there is no answer."""
    return json.dumps({"schema": 1, "errors": [one.as_dict() for one in issues]}, ensure_ascii=False)


def report(ask: Ask, fault: Exception) -> int:
    """Write what happened to a file and say where it is; the exit status of our own fault."""
    lines = [f"liantu {' '.join(sys.argv[1:])}", f"python {sys.version}", "", *traceback.format_exception(fault)]
    path = kept("\n".join(lines), f"{datetime.now():%Y%m%d-%H%M%S}", home_folder(ask.home) / "run", Path(gettempdir()))
    said = words("usage.our_fault", path=path) if path else words("usage.our_fault_unkept", report="\n".join(lines))
    click.echo(said, err=True)
    if ask.json:
        click.echo(errors(Issue("LT-OURS-01", "error", said)))
    return OURS


class Unheard(Exception):
    """Nobody reads standard output any more (click would take a BrokenPipeError for its own and end with 1)."""


class LianTu(ChineseHelp, click.Group):
    """The command itself: usage errors are said in Chinese, and its result is the process's exit status."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with speaking():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with speaking():
            return super().invoke(ctx)

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
        standalone_mode: bool = True, **extra: Any,
    ) -> Any:  # fmt: skip
        try:
            status = super().main(args, prog_name or "liantu", complete_var, False, **extra)
        except click.exceptions.NoArgsIsHelpError as shown:
            click.echo(shown.format_message())
            status = USAGE
        except click.UsageError as fault:
            usage = ChineseUsage(fault)
            click.echo(usage.text(), err=True)
            if "--json" in (sys.argv[1:] if args is None else args):
                click.echo(errors(Issue("LT-USAGE-01", "error", usage.said, fix=usage.help)))
            status = USAGE
        except click.Abort:
            click.echo(words("usage.interrupted"), err=True)
            status = INTERRUPTED
        except Unheard:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be written goes nowhere
            status = UNHEARD
        if not standalone_mode:
            return status
        sys.exit(status if isinstance(status, int) else DONE)


def verb(*uses: str, several: tuple[str, ...] = (), cls: type[Verb] = Verb) -> Callable[[Callable[..., int | None]], Verb]:
    """Make a verb of a function `(ask, …)`; `uses` names the question options that bear on its answer.

    Those in `several` may be given more than once: the function takes all of their values as `several`, by name, while the
    question holds the first.
    """

    def wrap(function: Callable[..., int | None]) -> Verb:
        name = function.__name__.replace("_", "-")
        for option in reversed(_options_of_every_verb(several)):
            function = option(function)
        command = click.command(name, cls=cls, help=words(f"verbs.{name}.help"))(function)
        command.uses, command.several = uses, several
        return command

    return wrap


def _options_of_every_verb(several: tuple[str, ...]) -> list[Callable[[Callable[..., Any]], Callable[..., Any]]]:
    """The options every verb takes; those in `several` more than once."""
    said = {name: words(f"options.{name}") for name in ("home", "json", *QUESTION)}
    names = {"place": ("--place", "--zone", "place"), "scope": ("--scope",), "as_of": ("--as-of",), "at": ("--at",)}
    return [
        *(click.option(*names[name], default=() if name in several else "", multiple=name in several, help=said[name])
          for name in QUESTION),
        click.option("--json", is_flag=True, help=said["json"]),
        click.option("--home", type=click.Path(path_type=Path), help=said["home"]),
    ]  # fmt: skip


def option(*names: str, verb: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option of one verb; its help stands under `verbs.<verb>.options`."""
    name = names[-1].lstrip("-").replace("-", "_")
    return click.option(*names, help=words(f"verbs.{verb}.options.{name}"), **settings)
