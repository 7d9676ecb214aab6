"""What stands around an exhibit or a story: its terms, what is related, what comes before and after."""

from wagtail.models import Page

from .cards import Deck
from .sections import neighbours
from .terms import related, terms_of


def surroundings(page: Page, deck: Deck) -> dict:
    """Context for the page's template; the cards come with those that the page shows besides."""
    others = related(page, deck.language)
    previous, following = neighbours(page, deck.language)
    deck.want([*others, previous, following])
    return {
        "terms": terms_of(page, deck.language),
        "related": deck.several(others),
        "previous": deck.get(previous) if previous else None,
        "following": deck.get(following) if following else None,
    }
