"""Networks that lack something, and the trainings that tell what it was worth."""
