"""What a text has said so far: a memory that is taken and returned, never changed."""
