"""The numbers of a text → of whom each is said: the place, company, park, body, event, project or group.

Takes prose, where its numbers stand and what its article and issue tell; gives for each number an entity and the words
that named it. Nothing here reads what a number is.
"""
