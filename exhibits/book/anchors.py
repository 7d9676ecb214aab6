"""The anchors of paragraphs: whoever cites one finds it again, whatever is moved or written before it.

An anchor is made of the id of the block that the paragraph stands in, and of the key that the editor of rich text gave
the paragraph. Both are the same in all languages.
"""

# In whose cells and stops nobody cites a paragraph.
WITHOUT = ("table", "route")


class Anchors:
    """Gives each paragraph of one page its anchor, and none to two: copied chapters have blocks with the same ids."""

    do_not_call_in_templates = True

    def __init__(self):
        self._given: set[str] = set()

    def __call__(self, block, key: str) -> str:
        """That of the paragraph with this ``key`` in a ``block``; "" for none."""
        id = getattr(block, "id", None)
        anchor = f"p-{id}-{key}"
        if not id or block.block_type in WITHOUT or anchor in self._given:
            return ""
        self._given.add(anchor)
        return anchor


def no_anchor(block, key: str) -> str:
    """For the text that stands beside another one, which has the anchors."""
    return ""
