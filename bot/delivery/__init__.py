"""What comes in is worked off and what goes out is sent, row by row, so that a crash at any point is only a pause."""
