"""Runs the workshop: time, browsers, files and the command line."""
