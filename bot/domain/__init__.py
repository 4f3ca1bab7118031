"""Pure meaning of the business: no I/O, no library, no clock. Everything here can be tried in a table of cases."""
