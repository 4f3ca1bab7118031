### Chat in a terminal.

console-not-stored = 没存下来，请再说一次：{ $text }
console-file-missing = 找不到这个文件：{ $path }
console-picture-saved = 图片：{ $path }
console-file-saved = 文件：{ $path }
console-no-button = 现在没有 { $number } 号按钮。
