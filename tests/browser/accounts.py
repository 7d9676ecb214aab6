"""Who works in the museum that the tests open, and the file that says what stands where in it."""

DIRECTORY = "directory.json"
PASSWORD = "for the tests in the browser"
EDITOR, CURATOR, TRANSLATOR = "writes", "approves", "translates"
# What the translator translates into.
LANGUAGE = "nb"
