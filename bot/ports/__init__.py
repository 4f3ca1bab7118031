"""What the rooms ask of the outside world. Adapters implement these; nobody else knows the adapters."""
