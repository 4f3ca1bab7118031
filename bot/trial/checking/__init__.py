"""What must hold, held against what the outside received and the rows of the database; nothing of the program is asked."""
