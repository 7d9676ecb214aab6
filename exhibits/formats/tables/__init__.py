"""Sheets of rows and columns, as CSV and as XLSX: read with every oddity named by line and column, and written."""
