"""The demonstration museum: its content as data files, its drawings as scripts, and one loader for both."""
