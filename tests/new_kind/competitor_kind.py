"""A kind of item that Stagebook does not have: its shape and its row. `docs/extending.md` explains each line."""

from stagebook.schema.headed import Headed
from stagebook.schema.ids import StageRef, ToolRef
from stagebook.schema.registry import Kind, ListPage, Printed
from stagebook.schema.text import RichText


class Competitor(Headed):
    """Someone else whom the buyer talks to."""

    summary: RichText
    """Who they are, in one sentence."""
    strengths: tuple[RichText, ...] = ()
    """Where they win, one strength each."""
    tools: tuple[ToolRef, ...] = ()
    """What helps against them."""
    stages: tuple[StageRef, ...] = ()
    """The stages in which they come up."""


KIND = Kind(
    name="competitor",
    plural="competitors",
    shape=Competitor,
    at="competitors/{id}.md",
    index=ListPage("competitors", "competitors/index.md"),
    printed=Printed(),
)
