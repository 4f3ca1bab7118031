### The local chat page.

web-title = 小二
web-online = 在线
web-connecting = 正在连接…
web-offline = 连不上，正在重试。您写的话会先留着，连上就发。
web-expired = 这个页面要重新进：请打开启动时显示的地址。
web-working = 小二正在办
web-chat-label = 和小二的对话
web-empty = 店里的事直接说就行，比如“昨天卖得怎么样”。
web-input-label = 要说的话
web-input-hint = 有事您说
web-send = 发送
web-attach = 发表格或图片
web-language = English
web-language-label = 换成英文
web-queued = 还没发出，连上就发
web-not-stored = 没存下来，请再试一次。
web-too-long = 这段太长了，请分成几条发。
web-slow-down = 发得有点快，请稍等几秒。
web-file-too-large = 文件太大，最大 { $megabytes } MB。
web-file-sending = 正在上传
web-file-failed = 没传上去
web-file-retry = 再试一次
web-file-download = 下载
web-file-offline = 现在连不上，连上后再发文件。
web-picture = 图片
web-picture-open = 放大图片
web-close = 关闭
web-press-offline = 现在连不上，连上后再按。
web-press-silent = 还没有回音，请看最新的消息，或者再按一次。
web-new-messages = 有新消息
web-login-title = 请从小二给的地址进来
web-login-help = 启动小二的窗口里有一个地址，结尾是 ?key= 加一串字。把它整个复制到浏览器里打开。

error-web-port = 端口 { $port } 已被占用。可能小二已经在运行；不是的话，请换一个端口。
error-web-spool = 不能写入文件夹 { $folder }，请检查磁盘空间和权限。
