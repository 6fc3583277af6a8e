"""The numbers of a text → of whom each is said (a place, company, park, body, event, project or group), whose members
it counts, and in which division of China that lies.

Takes prose, where its numbers stand and what its article and issue tell; gives for each number an entity and the words
that named it. Nothing here reads what a number is.
"""
