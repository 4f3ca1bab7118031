"""One folder or file per messenger; nothing outside knows which one a person uses."""
