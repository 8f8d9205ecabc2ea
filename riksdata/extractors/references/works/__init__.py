"""Publications without a series: works by author, title and year, press items, web addresses."""
