### Short answers to a press: 200 characters at most.

toast-approved = 好，这就办。
toast-declined = 好，不办了。
toast-already = 这张卡{ FILLED($by) ->
    [no] 已经有人处理过了
   *[yes] { $by }已经处理过了
}。
toast-expired = 这个按钮过期了，什么都没动。要办请再说一次。
toast-used = 这个按钮用过了，不会再办一次。
toast-not-yours = 这个按钮不是给您的，什么都没动。
toast-forged = 这个按钮我不认识，什么都没动。
toast-working = 正在办……
toast-not-allowed = 您没有这个权限，什么都没动。
toast-not-in-group = 群里不能点这个，请私聊我。
toast-drifted = 店里刚才变过，原来那张卡作废，请看新的。
toast-stopped = 已经全部停下，这个办不了。
toast-failed = 没办成，请看消息。
