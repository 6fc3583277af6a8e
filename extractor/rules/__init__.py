"""Rule files → compiled rules: the one door to YAML and to the `regex` library.

Takes a folder of YAML files; gives rules, word tables and blocks by name, compiled or as they were kept from an earlier
run. Nothing here knows what a rule is about.
"""
