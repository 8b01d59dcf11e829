"""`lotse schema`: the shape of the rule files, for editors that complete and check."""

import click

from guide.cli.german import Command


@click.command("schema", cls=Command)
def command() -> int:
    """x"""
    return 0
