"""The kinds of activity, one module each. A new kind is a new file here, and its element and its template."""
