"""Rules of the house, kept by walking the sources. Each rule is a function over a tree, so a planted breach can show that it bites."""
