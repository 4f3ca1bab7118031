### The local chat page.

web-title = Xiaoer
web-online = Online
web-connecting = Connecting…
web-offline = Offline, trying again. What you write is kept and sent once we are back.
web-expired = Please open the address shown when Xiaoer started: this page has to sign in again.
web-working = Xiaoer is on it
web-chat-label = Chat with Xiaoer
web-empty = Anything about the shop, just say it: “How was yesterday?”
web-input-label = Your message
web-input-hint = Just say it
web-send = Send
web-attach = Send a table or a picture
web-language = 中文
web-language-label = Switch to Chinese
web-queued = Not sent yet; goes out once we are back
web-not-stored = That was not stored. Please try again.
web-too-long = That is too long. Please send it in parts.
web-slow-down = A little fast. Please wait a few seconds.
web-file-too-large = The file is too large: { $megabytes } MB at most.
web-file-sending = Uploading
web-file-failed = Not uploaded
web-file-retry = Try again
web-file-download = Download
web-file-offline = Offline right now. Send the file once we are back.
web-picture = Picture
web-picture-open = Enlarge the picture
web-close = Close
web-press-offline = Offline right now. Press again once we are back.
web-press-silent = No answer yet. Look at the newest message, or press again.
web-new-messages = New messages
web-login-title = Please open Xiaoer's own address
web-login-help = The window where Xiaoer was started shows an address that ends in ?key= and a row of letters. Copy all of it into your browser.

error-web-port = Port { $port } is taken. Xiaoer may be running already; if not, please choose another port.
error-web-spool = The folder { $folder } cannot be written. Please check the disk's space and permissions.
