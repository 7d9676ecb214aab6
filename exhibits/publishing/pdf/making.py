"""Elements of a page, made in one call."""

from xml.etree.ElementTree import Element


def element(tag: str, *content: str | Element | None, **attributes: str) -> Element:
    """An element with words and elements in it. ``class_`` is ``class``, ``data_role`` is ``data-role``; an attribute
    without a value is left out, and so is content that is empty."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value}
    made = Element(tag, names)
    last = None
    for piece in content:
        if isinstance(piece, str):
            if last is None:
                made.text = (made.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
        elif piece is not None:
            made.append(piece)
            last = piece
    return made


def replace(parent: Element, old: Element, *new: Element) -> None:
    """Put elements where one stands; the words behind it stay."""
    at = list(parent).index(old)
    new[-1].tail = (new[-1].tail or "") + (old.tail or "")
    parent[at : at + 1] = new


def unwrap(parent: Element, child: Element) -> None:
    """Take an element away and leave what is in it."""
    replace_with = Element("span", {name: child.attrib[name] for name in ("lang", "id") if name in child.attrib})
    replace_with.text = child.text
    replace_with.extend(list(child))
    replace(parent, child, replace_with)
