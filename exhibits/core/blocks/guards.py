"""What becomes of a block whose picture, recording or page was deleted: it shows nothing, and the page stands."""


class NeedsMixin:
    """A block that is shown only while every chosen thing named in ``needs`` exists."""

    needs: tuple[str, ...] = ()

    def render(self, value, context=None):
        return super().render(value, context) if all(value.get(name) for name in self.needs) else ""
