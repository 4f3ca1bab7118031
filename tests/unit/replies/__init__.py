"""What people see of outcomes: exact texts, buttons and pictures."""
