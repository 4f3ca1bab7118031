"""Everything that proves the product; a package so that tests can share fakes by name."""
