"""The real program under a clock of our own: many days of a made-up world in a second, every run the same for the same seed.

Nothing of the running service imports this room. The marketplace and the messenger are made here and outlive every crash.
"""
