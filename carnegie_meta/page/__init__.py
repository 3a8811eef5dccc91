"""What the text of a page says: label, title, byline, dates, people, tags, other items."""
