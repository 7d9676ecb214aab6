"""What is said in a recording, when and by whom: read from files and written to them, edited, and kept back."""
