"""The page of a quality report: its pictures, its charts, its tables, its text."""
