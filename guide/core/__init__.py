"""The pure core: questions, conditions, cards, and what follows. Standard library only."""
