"""The `stagebook` command: the group of all commands, and the one place that ends a run."""

from __future__ import annotations

import atexit
import errno
import gc
import io
import signal
import sys
import threading
from typing import Any

import click

from stagebook import __version__
from stagebook.cli.build import build
from stagebook.cli.check import check
from stagebook.cli.explain import explain
from stagebook.cli.migrate import migrate
from stagebook.cli.new import new
from stagebook.cli.report import report
from stagebook.cli.schema import schema
from stagebook.cli.serve import serve
from stagebook.cli.worksheets import worksheets
from stagebook.cli.write import write
from stagebook.problems.errors import FINE, FOUND, StagebookError, cause_of

COLLECTIONS = (20_000, 50, 100)
"""After how many new objects Python looks for circles among them, and after how many looks among the older ones.

A run makes objects by the million, keeps most to its end and leaves few circles. To look after each 700, as Python
does, takes 8 % of a build, this 3 %; it had 4 MiB more at its peak."""


class Commands(click.Group):
    """Runs a command and gives the exit code: what the command returns, or what its error stands for.

    A command returns 0 (`None` too) or 1, after it has shown the problems it found; click answers wrong words with 2.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the words name."""
        terminated = _end_cleanly_on_sigterm()
        try:
            code = super().invoke(ctx)
        except StagebookError as error:
            _show(str(error))
            code = error.exit_code
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read has left: click ends such a run without a word
            _show(cause_of(error))
            code = FOUND
        except Exception:
            # A library may wrap the end that the signal asked for into an error of its own.
            if not terminated.is_set():
                raise
            code = 128 + signal.SIGTERM
        ctx.exit(code or FINE)


def _end_cleanly_on_sigterm() -> threading.Event:
    """Let SIGTERM end a run as Ctrl-C does: what it was writing is cleared away, what stood there stays.

    The event is set once the signal has come.
    """
    terminated = threading.Event()

    def end(number: int, _frame: object) -> None:
        terminated.set()
        sys.exit(128 + number)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)
    return terminated


def _show(message: str) -> None:
    if message:
        click.echo(f"stagebook: {message}", err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="stagebook")
def main() -> None:
    """Turn a sales process in YAML and Markdown into a playbook site.

    FOLDER is the folder that holds playbook.yml; without it, the current folder or ./playbook.
    """
    gc.set_threshold(*COLLECTIONS)
    # What is left at the end goes with the process; to look through it once more took 6 % of a build, 10 % of a check.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        # A console or pipe that knows no Korean shows a stand-in instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for command in (build, check, explain, migrate, new, report, schema, serve, worksheets, write):
    main.add_command(command)
