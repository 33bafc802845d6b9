"""Networks: their files, what runs them, how they are found and imported, despeckling with them, and their training.

The rooms, from the bottom to the top: packages, files, engines, library, despeckling; networks and training need torch.
"""
