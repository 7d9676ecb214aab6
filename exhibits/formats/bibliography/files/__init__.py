"""Files of works, as reference managers write and read them: BibTeX and RIS in and out, CSL-JSON out.

Reading never raises: it tells every fault with its line, and gives the works that have none.
"""
