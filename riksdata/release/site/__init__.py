"""The place where people look, search and ask: pages, search, charts and feeds over one finished release."""
