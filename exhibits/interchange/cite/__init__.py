"""How an object or an exhibit is cited: in words, for BibTeX, and for reference managers that read RIS."""
