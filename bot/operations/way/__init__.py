"""The one way through: look, preview, policy, approval, effect, read back, work log. Whatever changes a shop goes here."""
