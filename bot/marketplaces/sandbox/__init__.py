"""A simulated shop behind the ports of a real marketplace, so that everything can be tried before real money is at stake."""
