"""The tests, a folder for each folder of `extractor`; what looks at the whole program stands at the top."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
# What `make archive` makes of the bundled issues.
BUNDLED = ROOT / "archive.db"
