"""The public benchmark: series of known truth as files, any despeckler's results of them, and a page of tables."""
