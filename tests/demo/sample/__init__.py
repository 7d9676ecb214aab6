"""A demonstration museum of six pages, so small that it loads in a second or two."""
