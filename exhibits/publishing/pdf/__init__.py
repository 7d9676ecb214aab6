"""One language edition of a book as a tagged PDF (PDF/UA-1) of two sizes; ``building.build`` makes it."""
