"""Work due by the clock: what is due is rows in the store, never a timer's memory."""
