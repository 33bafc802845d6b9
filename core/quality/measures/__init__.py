"""Measures of a despeckled image: what a report tells in numbers, charts and maps, without a judgement."""
