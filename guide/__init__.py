"""Genehmigungslotse: which permits a project in the city's public space needs, and why."""

__version__ = "0.1.0"
