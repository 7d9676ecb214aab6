"""Works brought in from BibTeX and RIS, and taken out: for the museum's own people."""
