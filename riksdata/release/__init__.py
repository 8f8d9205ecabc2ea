"""From the warehouse to an immutable release of open data: files, descriptions, changes, gates, and what may happen to it afterwards."""
