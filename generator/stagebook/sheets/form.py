"""What a worksheet is made of, whoever draws it.

A sheet is a blank form: sides, blocks, and in them inputs, each with a key. What is known
already stands in `Sheet.entries`, by the same keys; a deal's own data is added there and nowhere else.
Texts may be rich (Markdown); whoever draws the sheet turns them into its own language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from stagebook.model import Anything, Worksheet
from stagebook.schema.text import Text

SCALE = (0, 1, 2, 3)
"""0 not identified, 1 partial, 2 confirmed by the buyer, 3 validated with evidence."""

WIDTH = 12
"""The columns of the grid in which fields stand."""


@dataclass(frozen=True)
class Entry:
    """What stands in an input: its text, whether its box is ticked, and what is wrong with it."""

    value: str = ""
    done: bool = False
    warning: str = ""
    """A few words that mark it: "missing", "30 days over"."""


@dataclass(frozen=True)
class Field:
    """An input under a label."""

    key: str
    label: str
    hint: str = ""
    lines: int = 1
    """Ruled lines to write on."""
    width: int = WIDTH
    """How many of the grid's columns it takes."""


@dataclass(frozen=True)
class Option:
    """One of the boxes of a choice."""

    value: str
    label: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table: an input, a box, scores, or text that is printed."""

    kind: Literal["write", "choice", "score", "text"]
    key: str = ""
    value: str = ""
    """Of a choice: what its box stands for."""
    lines: int = 1
    text: Text | str = ""
    """What is printed, in a cell of text."""
    evidence: bool = False
    """True where the score of the row must rest on what is written here."""


@dataclass(frozen=True)
class Head:
    """What a row is about. `tick` is the key of a box in front of it."""

    id: str
    title: Text | str = ""
    """Its name, set apart."""
    text: Text | str = ""
    """Its words, if they are more than a name."""
    tick: str = ""
    letter: str = ""
    verified_by: str = ""
    """Who can make it true."""
    waivable: bool = False
    proof: Text | str = ""
    """What proves it."""
    note: Text | str = ""
    """A line in small type."""
    write: str = ""
    """The key of an input that stands in for the name: a row of the deal's own."""


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    head: Head
    cells: tuple[Cell, ...]
    is_anchor: bool = False
    """The event from which a plan is counted back."""


@dataclass(frozen=True)
class Column:
    """A column of a table; the first one holds the heads."""

    key: str
    label: str
    share: float
    """Of the table's width, from 0 to 1."""


@dataclass(frozen=True)
class Fields:
    """Inputs, in the order in which one fills them in."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Table:
    """Rows with a head each. `kind` says what they are: criteria, grid, plan …"""

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    spare: int = 0
    """How many of the last rows may be left out where the side is full."""
    has_scale: bool = False
    """Whether the meaning of the scores stands below it."""


@dataclass(frozen=True)
class Choice:
    """One of several boxes."""

    key: str
    label: str
    options: tuple[Option, ...]


Part = Fields | Table | Choice


@dataclass(frozen=True)
class Block:
    """A numbered block of a sheet."""

    id: str
    title: str
    parts: tuple[Part, ...]
    hint: str = ""
    half: bool = False
    """Takes half of the width; two in a row stand side by side."""
    shares: tuple[float, ...] = ()
    """Where parts stand side by side: each one's share of the width."""
    of_deal: bool = True
    """Whether what is written holds for the deal, in whichever stage it is, or for the sheet's subject alone."""
    source: str = ""
    """The field of the playbook that makes it long, for the check that it fits."""


@dataclass(frozen=True)
class Side:
    """One side of paper."""

    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks as they lie: one, or two halves side by side."""
        found: list[tuple[Block, ...]] = []
        for block in self.blocks:
            last = found[-1] if found else ()
            if block.half and len(last) == 1 and last[0].half:
                found[-1] = (*last, block)
            else:
                found.append((block,))
        return tuple(found)


@dataclass(frozen=True)
class Sheet:
    """A worksheet of one kind for one stage, process or procedure; with `entries`, that of a deal."""

    kind: Worksheet
    subject: Anything
    title: str
    storage_key: str
    """Where the browser keeps what holds for the subject: `process/stage`."""
    deal_storage_key: str
    """Where it keeps what holds for the deal: the process."""
    sides: tuple[Side, ...]
    running_head: Field | None = None
    """What names the deal on later sides too, since sheets come apart."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    deal: str = ""
    """What identifies the deal among those of a packet."""
    number: int = 0
    """Its position in a packet, from 1."""

    @property
    def place(self) -> str:
        """What templates of 0.1 call `storage_key`."""
        return self.storage_key

    @property
    def deal_place(self) -> str:
        """What templates of 0.1 call `deal_storage_key`."""
        return self.deal_storage_key

    @property
    def again(self) -> Field | None:
        """What templates of 0.1 call `running_head`."""
        return self.running_head

    def entry(self, key: str) -> Entry:
        """What stands in the input of that key; an empty entry where nothing is known."""
        return self.entries.get(key, _EMPTY)

    def has_block(self, name: str) -> bool:
        """Whether a block of that id is on the sheet."""
        return any(block.id == name for side in self.sides for block in side.blocks)

    def filled(self, entries: Mapping[str, Entry], deal: str = "", number: int = 0) -> Sheet:
        """The sheet with these entries added, as that of a deal."""
        return replace(self, entries={**self.entries, **entries}, deal=deal, number=number)


_EMPTY = Entry()
