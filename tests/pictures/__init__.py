"""The pictures README shows, and the script that takes them of the real program."""
