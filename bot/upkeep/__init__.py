"""Looking after an installation: keys replaced, data copied and put back, people's data handed out and erased."""
