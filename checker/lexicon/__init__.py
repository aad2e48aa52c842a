"""Word lists and tables that come with checker."""
