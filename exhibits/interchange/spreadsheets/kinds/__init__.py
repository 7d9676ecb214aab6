"""How the cells of a column are read and written: ``texts`` one value, ``rows`` several, parted by bars."""
