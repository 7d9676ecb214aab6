"""Who works in the museum that the tests open, and the file that says what stands where in it."""

DIRECTORY = "directory.json"
PASSWORD = "for the tests in the browser"
EDITOR, CURATOR, TRANSLATOR, REVIEWER = "writes", "approves", "translates", "reviews"
# What the translator translates into, and what the reviewer reviews.
LANGUAGE, REVIEWED = "nb", "rom"
