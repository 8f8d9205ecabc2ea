"""The web site of one finished release: pages, search, charts and feeds."""
