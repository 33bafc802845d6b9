"""What ``make evaluate`` measures: a module per stage, and what they share."""
