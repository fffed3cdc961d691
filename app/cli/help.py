"""Help pages and usage errors in Chinese, laid out for eighty columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from app.layout import WIDTH, Column, indented, table, width
from app.words import words

EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
"""What click says of words that no argument takes."""
QUOTED = re.compile(r"'(.*)' is not")
"""How click names the value that it refuses."""


class ChineseHelp(click.Command):
    """A command whose help page is ours."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = words("options.help")
        return found

    def get_help(self, ctx: click.Context) -> str:
        parts = [usage_line(ctx), indented(self.help or "", 0)]
        if rows := list(self._option_rows(ctx)):
            parts.append(words("usage.options") + "\n" + _listed(rows))
        if isinstance(self, click.Group):
            verbs = [(name, found.help or "") for name in self.list_commands(ctx) if (found := self.get_command(ctx, name))]
            parts.append(words("usage.verbs") + "\n" + _listed([(name, text.split("\n")[0]) for name, text in verbs]))
        return "\n\n".join(parts)

    def _option_rows(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        for param in self.get_params(ctx):
            if isinstance(param, click.Option):
                value = "" if param.is_flag or param.name == "help" else f" {words('usage.values.' + str(param.name))}"
                yield ", ".join(param.opts) + value, param.help or ""


def usage_line(ctx: click.Context) -> str:
    """How the command is written."""
    command = ctx.command
    pieces = [words("usage.values." + str(one.name)) for one in command.params if isinstance(one, click.Argument)]
    if isinstance(command, click.Group):
        pieces = [words("usage.values.verb")]
    return words("usage.line", command=" ".join([ctx.command_path, *pieces]))


def _listed(rows: list[tuple[str, str]]) -> str:
    """Names and what they mean, in two columns."""
    first = min(30, max(width(name) for name, _ in rows))
    lines: list[str] = []
    for name, text in rows:
        if width(name) > first:
            lines += [f"  {name}", indented(text, first + 4)]
        else:
            lines += table((Column("", first), Column("")), [(name, text)], headings=False)
    return "\n".join(lines)


class ChineseUsage:
    """A usage error of click's, said in Chinese with the place to look next."""

    def __init__(self, fault: click.UsageError) -> None:
        self.fault = fault

    def text(self) -> str:
        """What is wrong, how the command is written, where help is."""
        ctx = self.fault.ctx
        lines = [indented(self.said, 0, WIDTH)]
        if ctx is not None:
            lines += [usage_line(ctx), self.help]
        return "\n".join(lines)

    @property
    def help(self) -> str:
        """Where to read on; empty where no command was reached."""
        return words("usage.see_help", command=self.fault.ctx.command_path) if self.fault.ctx else ""

    @property
    def said(self) -> str:
        """What is wrong, in one sentence."""
        fault = self.fault
        if isinstance(fault, click.MissingParameter):
            name = str(fault.param.name) if fault.param else ""
            return words("usage.missing", name=words(f"usage.values.{name}"))
        if isinstance(fault, click.NoSuchOption):
            return words("usage.no_such_option", name=fault.option_name) + _near(fault.possibilities)
        if isinstance(fault, click.exceptions.NoSuchCommand):
            return words("usage.no_such_verb", name=fault.command_name) + _near(fault.possibilities)
        if isinstance(fault, click.BadParameter) and fault.param is not None:
            return _bad_value(fault.param, fault.message)
        if isinstance(fault, click.BadOptionUsage):
            takes_none = "does not take a value" in fault.message
            return words("usage.takes_no_value" if takes_none else "usage.needs_value", name=fault.option_name)
        if extra := EXTRA.fullmatch(fault.message):
            return words("usage.extra", values="、".join(extra[1].split(" ")))
        return fault.message if not fault.message.isascii() else words("usage.wrong")


def _bad_value(param: click.Parameter, message: str) -> str:
    """Which value of which option or argument is wrong, and what it may be."""
    name = "/".join(param.opts) if isinstance(param, click.Option) else words(f"usage.values.{param.name}")
    if isinstance(param.type, click.Choice) and (written := QUOTED.match(message)):
        return words("usage.bad_choice", name=name, value=written[1], known="、".join(map(str, param.type.choices)))
    if isinstance(param.type, click.IntRange):
        return _out_of_range(name, param.type)
    return words("usage.bad_value", name=name)


def _out_of_range(name: str, asked: click.IntRange) -> str:
    """Which whole numbers an option takes."""
    if asked.max is None:
        return words("usage.below_range", name=name, low=asked.min)
    return words("usage.out_of_range", name=name, low=asked.min, high=asked.max)


def _near(possibilities: list[str] | None) -> str:
    return words("usage.near", names="、".join(possibilities)) if possibilities else ""
