"""Text ↔ tokens, and what people ask for → queries and their results."""
