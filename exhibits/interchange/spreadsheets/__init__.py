"""Objects from spreadsheets and back: ``columns`` are those of the museum's own sheet, ``mapping`` brings others' to
them, ``planning`` says what would change, ``bringing`` does it, ``exporting`` writes it out again."""
