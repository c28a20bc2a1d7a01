"""Templates turn a planned page into its body. Which templates there are: `stagebook.templating`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from stagebook import __version__
from stagebook.model import Anything, Guide, Process, Tool
from stagebook.model.labels import link_label, plain_texts
from stagebook.prose.links import Link, replace_links
from stagebook.prose.rich_text import Resolver, RichTextRenderer
from stagebook.schema.text import RichText, Text
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.form import Sheet
from stagebook.sheets.heights import weight
from stagebook.site.body import Body, as_markdown, heading, split
from stagebook.site.broken_template import BrokenTemplateError, template_problem
from stagebook.site.links import NoLinks, PageLinks, target
from stagebook.site.pages import Page, Site
from stagebook.site.questions import questions
from stagebook.site.text_marks import derived_mark, explained, not_translated
from stagebook.site.tool_page import calculator_of, for_paper, size_of, with_blanks
from stagebook.site.urls import PageAddress, UrlStyle, pdf_of, relative_src
from stagebook.templating import direct_code
from stagebook.templating.environment import environment, with_components
from stagebook.templating.size_classes import count_class, share_class
from stagebook.words import Words, tool_types


@dataclass(frozen=True)
class Packet:
    """What a file of sheets says besides the sheets."""

    title: str
    id: str
    """Under which a browser keeps what is typed into it."""
    about: str
    contents: tuple[dict[str, object], ...]
    """Per sheet: `name`, `title`, `warnings`."""
    problems: tuple[str, ...]
    """What is wrong with the export, named by row and column."""
    styles: tuple[Markup, ...]
    scripts: tuple[Markup, ...]
    address_of: Callable[[Sheet], str]
    """Returns the address that is printed on a sheet."""

    @property
    def policy(self) -> str:
        """What a browser may do in the file: use this style and run this script, and load nothing from anywhere."""
        style, script = (_sha256("".join(parts)) for parts in (self.styles, self.scripts))
        return (
            f"default-src 'none'; style-src '{style}'; script-src '{script}'; font-src data:; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


def _sha256(text: str) -> str:
    """The hash of an element's text, as a content policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


class Renderer:
    """Renders the pages of one site."""

    def __init__(
        self,
        site: Site,
        words: Words,
        own_templates: Path | None = None,
        style: UrlStyle | None = None,
        *,
        for_authors: bool = False,
        papers: tuple[str, ...] = (),
    ) -> None:
        """Prepare the templates; `own_templates` come before the built-in ones.

        `for_authors` shows what only they need: which items are derived, and where to mend something. `papers` are
        those for which a worksheet's PDF lies beside its page.
        """
        self.site = site
        self.words = words
        self.style = style or UrlStyle()
        self._rich = RichTextRenderer()
        self._environment = environment(own_templates)
        shown_to = site.playbook.settings.show_provenance
        self._shows_derived = shown_to == "readers" or (shown_to == "authors" and for_authors)
        self._direct = environment(own_templates, direct=True) if direct_code.is_on() else None
        self._not_direct: set[str] = set()
        """The kinds of pages of which one was not to be rendered directly."""
        self._shared = self._names_of_all_pages(for_authors=for_authors, papers=papers)

    def _names_of_all_pages(self, *, for_authors: bool, papers: tuple[str, ...]) -> dict[str, Any]:
        site, words = self.site, self.words
        return {
            "pb": site.playbook,
            "site": site,
            "w": words,
            "for_authors": for_authors,
            "derived_mark": derived_mark(self.words),
            "papers": papers,
            "pdf_of": pdf_of,
            "stagebook_version": __version__,
            "type_name": self._type_name,
            "plain": plain_texts(site.playbook),
            **questions(site.playbook),
            "worksheet": lambda kind, subject: blank_sheet(site.playbook, kind, subject, words),
            "weight": weight,
            "count_class": count_class,
            "share_class": share_class,
        }

    def packet(self, sheets: Iterable[Sheet], packet: Packet) -> Iterator[str]:
        """Yield a file of sheets piece by piece; it needs no other file.

        Raises `BrokenTemplateError`.
        """
        links = PageLinks(self.site, "", self.style)
        # Nothing in a packet leads to the site: it is printed, or opened from a disk.
        names = self._names(self._environment, None, links, NoLinks(links))
        try:
            template = self._environment.get_template("sheets/packet.html")
            yield from template.generate(names, sheets=sheets, packet=packet, address_of=packet.address_of)
        except Exception as error:  # As below.
            raise BrokenTemplateError(template_problem(error, "sheets/packet.html")) from error

    def body(self, page: Page) -> Body:
        """Render a page: `pages/<kind>.html`, or for an index without a template `pages/items.html`.

        Raises `BrokenTemplateError`.
        """
        if self._direct and page.kind not in self._not_direct:
            try:
                return split(self._rendered(self._direct, page))
            except Exception:  # Whatever it is, Jinja's own code knows what becomes of it.
                self._not_direct.add(page.kind)
        try:
            rendered = self._rendered(self._environment, page)
        except RecursionError as error:
            hint = f"pages/{page.kind}.html extends itself; extend 'stagebook/pages/{page.kind}.html'"
            raise BrokenTemplateError(hint) from error
        except Exception as error:  # A template can call anything, so anything can come back.
            raise BrokenTemplateError(template_problem(error, page.src)) from error
        return split(rendered)

    def _rendered(self, templates: Environment, page: Page) -> str:
        # The index of a kind needs no template of its own.
        wanted = [f"pages/{page.kind}.html", *(["pages/items.html"] if page.lists else [])]
        links = PageLinks(self.site, page.src, self.style)
        rendered = templates.select_template(wanted).render(self._names(templates, page, links, links))
        return rendered + str(explained(rendered, self.words))

    def _names(self, templates: Environment, page: Page | None, links: PageLinks, resolver: Resolver) -> dict[str, Any]:
        """What the templates of a page can use; `stagebook.templating.names` says what each is."""
        item = page.subject if page else None
        # Sheets have no space for marks; what stands on them is measured without.
        shows_derived = self._shows_derived and page is not None and page.sheet is None
        names: dict[str, Any] = {
            **self._shared,
            **self._texts(resolver, shows_derived),
            "shows_derived": shows_derived,
            "page": page,
            "item": item,
            "process": self._process(item),
            "links": links,
            "heading": heading,
            "id_prefix": "",
            "embedded": False,
        }
        names["embed"] = partial(self._embed, templates, names)
        return with_components(templates, names)

    def _embed(
        self,
        templates: Environment,
        outer: dict[str, Any],
        kind: str,
        item: Anything | None = None,
        id_prefix: str = "",
        deeper: int = 1,
    ) -> Markup:
        """The body of the page of `kind` that shows `item`, to stand on another page, without its title.

        Its headings are `deeper` levels deeper, and its ids begin with `id_prefix`: on one page each stands once.
        Without an item, `kind` is the name of a list page.
        """
        lists = {page.kind: page for page in self.site.pages if page.subject is None} if item is None else {}
        prefix = outer["id_prefix"] + id_prefix

        def deeper_heading(level: int, id: str, title: object) -> Markup:
            below = Markup(outer["heading"](min(level + deeper, 6), id_prefix + id, title))
            return below if level > 1 else Markup("")

        def deeper_prose(text: Text | None, first_heading: int = 3) -> Markup:
            return Markup(outer["prose"](text, min(first_heading + deeper, 6)))

        names = {
            **outer,
            "page": lists.get(kind, outer["page"]),
            "item": item,
            "process": self._process(item),
            "heading": deeper_heading,
            "prose": deeper_prose,
            "id_prefix": prefix,
            "embedded": True,
        }
        names["embed"] = partial(self._embed, templates, names)
        return Markup(templates.get_template(f"pages/{kind}.html").render(with_components(templates, names)))

    def _process(self, item: Anything | None) -> Process | None:
        """The process that an item belongs to, or is; None for what processes share."""
        if isinstance(item, Process):
            return item
        return self.site.playbook.process(item.scope) if item and item.scope else None

    def as_heading(self, title: str) -> str:
        """A title in Markdown, shown as it stands."""
        return as_markdown(title)

    def guide(self, guide: Guide, src: str, files: Mapping[str, str] | None = None) -> str:
        """The Markdown of a page written by hand, its `[[…]]` as links to Markdown files, for the engine to resolve.

        `files` has the file of each page by its `src`, where pages are written elsewhere.
        """

        def written(link: Link) -> str:
            address = target(self.site, link, src)
            safe = as_markdown(link_label(self.site.playbook, link))
            if address and files:
                address = PageAddress(files[address.src], address.anchor)
            return f"[{safe}]({relative_src(src, address)})" if address else safe

        return replace_links(guide.body, written)

    def _texts(self, links: Resolver, shows_derived: bool) -> dict[str, Callable[..., Any]]:
        def marked(text: Text, html: Markup, tag: str = "span") -> Markup:
            made = self._marked(text, html, tag)
            return Markup("{} {}").format(made, derived_mark(self.words)) if shows_derived and text.derived else made

        def rich(text: Text | None) -> Markup:
            """Inline Markdown, marked where it is not in the page's language."""
            return marked(text, self._rich.inline(text, links)) if text else Markup("")

        def prose(text: Text | None, first_heading: int = 3) -> Markup:
            """Block Markdown."""
            return marked(text, self._rich.block(text, links, first_heading), "div") if text else Markup("")

        def plain(text: Text) -> Markup:
            """A text as it stands."""
            return marked(text, Markup.escape(text))

        return {"rich": rich, "prose": prose, "t": plain, **self._tool_texts(links)}

    def _tool_texts(self, links: Resolver) -> dict[str, Callable[..., Any]]:
        def block(first_heading: int) -> Callable[[str], Markup]:
            return lambda words: self._rich.block(words, links, first_heading)

        def blanks(tool: Tool, text: Text | None) -> Markup:
            """A subject or a text of a tool, with an element for each of its blanks."""
            if text is None:
                return Markup("")
            if not isinstance(text, RichText):
                return self._marked(text, with_blanks(tool, text, Markup.escape))
            return self._marked(text, with_blanks(tool, text, block(3)), "div")

        def unfilled(tool: Tool, text: RichText) -> Markup:
            """The same for paper, each blank as its name in brackets."""
            return self._marked(text, for_paper(tool, text, block(3)), "div")

        return {
            "blanks": blanks,
            "unfilled": unfilled,
            "calculator_of": lambda tool: calculator_of(tool, self.words),
            "text_size": lambda tool, text: size_of(tool, text, self.words),
        }

    def _marked(self, text: Text, html: Markup, tag: str = "span") -> Markup:
        """Mark a text that fell back to another language: for screen readers, and quietly for eyes."""
        if not self.site.playbook.language or getattr(text, "lang", "") in ("", self.site.playbook.language):
            return html
        return not_translated(text, html, tag, self.words)

    def _type_name(self, type_id: str) -> str:
        own = self.site.playbook.settings.tool_types.get(type_id)
        if own:
            return str(own.title)
        return str(self.words.tool_types.get(type_id) or tool_types().get(type_id, type_id))
