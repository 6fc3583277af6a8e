"""Files → an archive: which of them are new, read in processes of their own, within limits, and stored one by one."""
