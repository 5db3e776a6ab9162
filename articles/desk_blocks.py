"""The shapes of what a room of the house shows on the desk's home; the frame puts the rooms' blocks together."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """A number, what it counts, and where that is. One that `is_urgent` stands out, unless it is 0."""

    label: str
    total: int
    address: str
    is_urgent: bool = False

    @property
    def stands_out(self):
        return self.is_urgent and self.total > 0


@dataclass(frozen=True)
class Block:
    """A title and its Lines, in the order in which they matter."""

    title: str
    lines: list[Line]

    template_name = "admin/desk/_block.html"


@dataclass(frozen=True)
class Item:
    """One thing to open: what it is called, what is said of it, when, by whom; the name and label of its pill."""

    label: str
    address: str
    note: str = ""
    when: str = ""
    by: str = ""
    state: str = ""
    state_label: str = ""


@dataclass(frozen=True)
class Listing:
    """A title, the first Items of a list, where the whole list is («» if nowhere), and what to say of an empty one."""

    title: str
    items: list[Item] = field(default_factory=list)
    address: str = ""
    nothing: str = ""

    template_name = "admin/desk/_listing.html"
