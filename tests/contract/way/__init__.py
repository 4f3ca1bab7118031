"""The one way to change a shop: real store, real simulated marketplace, a clock that stands still."""
