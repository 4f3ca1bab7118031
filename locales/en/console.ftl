### Chat in a terminal.

console-not-stored = That was not stored, please say it again: { $text }
console-file-missing = There is no such file: { $path }
console-picture-saved = Picture: { $path }
console-file-saved = File: { $path }
console-no-button = There is no button { $number } right now.
