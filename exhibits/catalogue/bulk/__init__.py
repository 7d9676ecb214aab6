"""Many objects at once, in one transaction: the rows that Wagtail's page API makes one by one, in a part of its time.

``tests/catalogue/test_bulk.py`` compares the two, table by table. What is rare goes the ordinary way: see ``changing``.
"""

from .writing import write

__all__ = ["write"]
