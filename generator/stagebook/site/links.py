"""Where a `[[…]]`, a file or an item leads, as one page of the site writes it; and its words where there is no site."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from stagebook.model import Anything, Worksheet
from stagebook.model.labels import link_label
from stagebook.prose.links import Link
from stagebook.sheets.build import main_kind
from stagebook.site.pages import Site
from stagebook.site.urls import PageAddress, UrlStyle, address_of_item, address_of_sheet


@dataclass(frozen=True)
class PageLinks:
    """Addresses as one page writes them; what rich texts resolve their links with."""

    site: Site
    src: str
    style: UrlStyle

    def to(self, item: Anything, sheet: str = "") -> str:
        """The address of an item's page, or, with `sheet`, of its `checklist` or its worksheet of that kind."""
        return self.style.relative(self.src, address_of_sheet(item, sheet) if sheet else address_of_item(item))

    def shows(self, item: Anything) -> bool:
        """Whether this site has a page that shows an item."""
        return address_of_item(item).src in self.site.by_src

    def list(self, src: str, anchor: str = "") -> str:
        """The address of a page that shows no single item, by its `src`."""
        return self.style.relative(self.src, PageAddress(src, anchor))

    def file(self, path: str) -> str:
        """The address of a file in the playbook's folder."""
        return self.style.relative_url(self.src, path)

    def link(self, link: Link) -> tuple[str, str]:
        """Address and words of a `[[…]]`; the address is empty where this audience has no page of it."""
        address = target(self.site, link, self.src)
        return (self.style.relative(self.src, address) if address else ""), link_label(self.site.playbook, link)


def target(site: Site, link: Link, src: str) -> PageAddress | None:
    """Where a `[[…]]` on the page at `src` leads; None where this audience has no such page."""
    found = [] if link.is_vendor else site.playbook.named_by(link)
    if not found:
        return None
    item = found[0]
    address = address_of_item(item) if link.kind == item.kind else _sheet(site, item, link.kind)
    if address and link.anchor:
        address = PageAddress(address.src, link.anchor)
    return address if address and address.src in site.by_src else None


def _sheet(site: Site, stage: Anything, sheet: str) -> PageAddress | None:
    """The page that `[[checklist:…]]` or `[[worksheet:…]]` names; the worksheet is that of the main kind."""
    if sheet != Worksheet.row.name:
        return address_of_sheet(stage, sheet)
    kind = main_kind(site.playbook)
    return address_of_sheet(stage, str(kind.id)) if kind else None


@dataclass(frozen=True)
class NoLinks:
    """Resolves links where there is no site: their words stay."""

    links: PageLinks

    def link(self, link: Link) -> tuple[str, str]:
        """No address, and the words that a page would show."""
        return "", self.links.link(link)[1]

    def file(self, path: str) -> str:
        """The path itself."""
        return quote(path)
