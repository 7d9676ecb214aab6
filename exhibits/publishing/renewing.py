"""Once a day every book is looked at: for what changes without anybody telling of it, such as objects that come in by
thousands, words of the glossary, or works. What is as it was is not made again."""

from .jobs import all_books, make_again


def look_at_all() -> None:
    for book in all_books():
        make_again(book)
