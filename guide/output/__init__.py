"""From the core to the people: words, pages, paper, calendars and plain data."""
