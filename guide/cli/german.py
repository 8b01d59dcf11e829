"""click in German: the help, and what is wrong with a command line."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

import click

from guide.cli.failure import complaint

INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM


class Command(click.Command):
    """A command whose help is German and that refuses what is too much."""

    allow_extra_args = True  # so that we say it, and not click

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[OPTIONEN]")
        settings.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; refuse what nobody asked for."""
        rest = super().parse_args(ctx, args)
        if ctx.args and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise click.UsageError(f"»{ctx.args[0]}« ist hier zu viel.", ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in German."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Zeigt diese Hilfe."
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: call, explanation, options."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Aufruf: ")
        self.format_help_text(ctx, formatter)
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        with formatter.section("Optionen"):
            formatter.write_dl([(_spelled(option), option.help or "") for option in options])


def _spelled(option: click.Option) -> str:
    value = "" if option.is_flag or option.metavar is None else f" {option.metavar}"
    return ", ".join(option.opts) + value


class Commands(Command, click.Group):
    """A group whose commands are imported when they are called. `table`: name -> one line."""

    def __init__(self, table: Mapping[str, str], package: str, **settings: Any) -> None:
        super().__init__(subcommand_metavar="BEFEHL …", **settings)
        self._table = table
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self._table:
            return None
        command = importlib.import_module(f"{self._package}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names. Raises UsageError with a proposal."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            proposal = _proposal(args[0], list(self._table))
            raise click.UsageError(f"Einen Befehl »{args[0]}« gibt es nicht.{proposal}", ctx)
        return args[0], command, args[1:]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, with one line for each command."""
        super().format_help(ctx, formatter)
        with formatter.section("Befehle"):
            formatter.write_dl(list(self._table.items()))
        formatter.write_paragraph()
        formatter.write_text("Mehr zu einem Befehl: lotse BEFEHL --help")

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run a command line and leave with its exit code."""
        sys.exit(self._run(args, prog_name))

    def _run(self, args: Sequence[str] | None, prog_name: str | None) -> int:
        try:
            code = super().main(args, prog_name, standalone_mode=False)
            sys.stdout.flush()
        except click.UsageError as error:
            return _refuse(error)
        except click.ClickException as error:
            click.echo(error.message, err=True)
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Abgebrochen.", err=True)
            return INTERRUPTED
        except BrokenPipeError:
            _forget_stdout()
            return 1
        except OSError as error:
            _forget_stdout()
            click.echo(complaint(error), err=True)
            return 1
        return code if isinstance(code, int) else 0


def _forget_stdout() -> None:
    """The reader has gone, or the disk is full: what is still in the buffer has no place to go."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _refuse(error: click.UsageError) -> int:
    click.echo(explain(error), err=True)
    if error.ctx is not None:
        click.echo(f"Hilfe: {error.ctx.command_path} --help", err=True)
    return error.exit_code


def explain(error: click.UsageError) -> str:
    """What is wrong with the command line, in German."""
    match error:
        case click.NoSuchOption(option_name=name):
            known = [] if error.ctx is None else _option_names(error.ctx.command)
            return f"Die Option »{name}« gibt es nicht.{_proposal(name, known)}"
        case click.BadOptionUsage(option_name=name):
            takes = (
                "braucht einen Wert"
                if error.message.find("requires") >= 0
                else "nimmt keinen Wert"
            )
            return f"Die Option »{name}« {takes}."
        case click.MissingParameter(param=click.Option() as option):
            return f"Es fehlt die Option »{_spelled(option)}«."
        case click.MissingParameter(param=click.Argument() as argument):
            return f"Es fehlt die Angabe »{argument.metavar}«."
        case _:
            return error.message


def _option_names(command: click.Command) -> list[str]:
    return [name for param in command.params for name in param.opts if name.startswith("-")]


def _proposal(name: str, known: Sequence[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    return f" Meinten Sie »{nearest[0]}«?" if nearest else ""
