"""Whole messages by what they are, in both languages; alternatives are separated by bars."""

POLITE = (
    "好的|好|ok|okay|请|麻烦|麻烦你|谢谢|谢谢你|谢了|多谢|感谢|辛苦了|吧|啊|呀|啦|了|哈|嘛|呢|老板|小二|please|"
    "pls|thanks|thank you|thank you so much|thank you very much|thx|for your help|your help|now|just|😊|🙏|😄|😀|"
    "🙂|❤|🌹"
)
YES = (
    "按这个改|就按这个改|可以可以|可以可以就按这个改|就照你说的改|照你说的改|以上内容确认无误请执行|"
    "以上内容确认无误|确认无误请执行|确认无误|请执行|要得就照你说的改|确认|我确认|确定|确认执行|确认修改|同意|"
    "我同意|批准|批了|是|是的|对|对的|没错|没问题|可以|可以的|行|行的|就这么改|就这样改|就这么整|要得|整吧|妥了|"
    "妥|照咁做|就咁做|就咁办|就这么着|弄吧|搞吧|改吧改吧|冇问题|照这个改|照这个办|准了|就这么办|就这样办|"
    "就这么定|就这样定|就这么定了|照办|执行|执行吧|改吧|就改吧|去办吧|办吧|就按这个来|按这个来|通过|好的就这么办|"
    "可以执行|可以改|搞起|yes|yep|yeah|yup|yes please|confirm|confirmed|i confirm|confirm it|approve|approved|"
    "i approve|approve it|go ahead|go for it|proceed|please proceed|do it|sure|of course|correct|that's correct|"
    "that is correct|that's right|looks good|sounds good|all good|everything looks good|agreed|i agree|"
    "absolutely|definitely|let's do it|make it so"
)
NO = (
    "不整了|先取消|取消掉|取消了|拉倒|拉倒吧|算球了|算球|算求了|唔使喇|唔使啦|唔要|唔要喇|唔改|唔改喇|cancel掉|"
    "nah|先算了|别弄了|还是别改了|还是不改了|作废|不干了|nah forget it|nah forget about it|forget about it|"
    "nope cancel|算了|那就算了|那算了|还是算了|算啦|不改了|不改|不要|不要了|不用|不用了|取消|取消吧|不行|不可以|"
    "不同意|我不同意|拒绝|别改|别改了|先不改|先不改了|不了|不|否|不是|不好|作罢|罢了|放弃|撤了吧|别|先别|先别改|"
    "不必了|不批|不批准|唔好|唔使|不搞了|不弄了|no|nope|no way|cancel|cancel it|cancel that|never mind|nevermind|"
    "reject|rejected|i reject|decline|declined|forget it|don't|do not|don't do it|do not do it|no don't|not now|"
    "stop it"
)
WEAK = (
    "好|好的|好嘞|好啊|好呀|好滴|就这样|成|中|得|准|嗯|嗯嗯|恩|恩恩|哦|哦哦|噢|喔|唔|额|呃|哈哈|呵呵|收到|知道了|"
    "晓得了|了解|明白|明白了|ok|okay|okey|k|hmm|mm|mhm|uh huh|uhuh|fine|got it|noted|alright|all right|i see|👌|"
    "👍|🆗|✅|💪|好吧|行吧|也行|随便|都行|看着办|你看着办|你定|应该可以|应该行|好像可以|差不多|whatever|"
    "up to you|i guess|i guess so|maybe|perhaps|可能吧|也许"
)
THANKS = (
    "谢谢|谢谢你|谢谢啦|谢了|多谢|感谢|辛苦了|辛苦|唔该|thanks|thank you|thx|ty|cheers|thanks a lot|many thanks|"
    "thank you so much|thank you very much|🙏|好的|好|ok|okay|嗯|恩|啊|了|哈|呀|great|perfect|太好了|不错|很好|"
    "真棒|good job|well done|nice|very good|你真棒|厉害"
)
GREETING = (
    "你好|您好|早|早上好|早安|中午好|下午好|晚上好|在吗|在不在|在么|嗨|哈喽|hi|hello|hey|good morning|morning|"
    "good afternoon|good evening|hello there|hi there|在|有人吗|拜拜|再见|晚安|bye|goodbye|good night|see you"
)
STOP_ALL = (
    "啥都别动|啥都别再动了|啥都别再动|什么都别再动了|什么都别再动|都别动了|emergency stop halt everything|"
    "halt everything now|全部停下|全部停下来|全部停止|全部暂停|全部停掉|全部停了|停止一切|停止一切操作|"
    "停止所有操作|停掉一切|暂停一切|暂停所有操作|停下一切|一切停下|一切都停下|全停|全停了|全停掉|都停下|都停下来|"
    "都停掉|都停了|都给我停下|全都停下|全都停|全给我停|把一切都停下|所有都停下|所有操作都停下|什么都别动|"
    "什么都不要动|什么都别做|什么都不要做|马上全部停下|立刻全部停下|立即全部停下|立即停止一切|马上停止一切|"
    "紧急停止|紧急停下|急停|停止工作|停工|停止运行|别再自动操作了|停止自动操作|全部叫停|统统停下|先全部停下|"
    "先停止一切|stop everything|stop all|stop it all|halt everything|pause everything|freeze everything|"
    "stop all operations|stop all work|emergency stop|stop all actions|stop everything right now|"
    "stop everything immediately|stop working|stop work|halt all|freeze|shut everything down"
)
STOP_LIFT = (
    "恢复工作|继续工作|恢复运行|继续运行|恢复营业|可以继续工作了|开始工作|重新开始工作|恢复操作|解除停止|"
    "解除急停|取消停止|恢复自动操作|开工|复工|继续干活|恢复干活|可以工作了|恢复一切|resume work|resume working|"
    "resume everything|resume operations|continue working|start working again|back to work|lift the stop|"
    "unfreeze|you can work again"
)
FREEZE = (
    "冻结店铺|冻结本店|冻结这个店|冻结我的店|把店冻结|把店冻结了|把店铺冻结|把店铺冻结了|马上冻结店铺|立刻冻结店铺|"
    "freeze the shop|freeze my shop|freeze this shop|freeze the store|freeze my store"
)
FREEZE_LIFT = (
    "解冻店铺|解冻本店|解冻|解除冻结|取消冻结|把店解冻|把店铺解冻|"
    "unfreeze the shop|unfreeze my shop|unfreeze the store|lift the freeze"
)
UNDO = (
    "撤销|撤消|撤回|撤销一下|撤销上一步|撤销上一个|撤销上一个操作|撤销刚才的操作|撤销刚才的改价|撤销刚刚的操作|"
    "撤销刚才那个|撤销刚才的|撤回刚才的|撤回刚才的操作|撤回上一步|撤回改价|撤销改价|撤销操作|撤销刚才那步|改回去|"
    "给我改回去|改回来|把价格改回去|价格改回去|改回原来的|还原|回退|回滚|反悔了|变回去|退回去|undo|undo that|"
    "undo it|undo this|undo last|undo the last|undo the last one|undo last change|undo the last change|"
    "undo my last change|revert|revert that|revert it|roll back|rollback|roll it back|change it back|put it back|"
    "take that back|put it back how it was"
)
RESTORE = (
    "恢复原价|恢复原样|改回原价|恢复原来的价格|回到原价|恢复价格|restore the price|restore prices|original price|"
    "back to the original price"
)
HELP = (
    "what all can you do|what all can you do for me|what are you able to do|你都能干些啥|你能干些啥|你都会啥|"
    "你都会什么|你都能做什么|你能帮我做什么|你能帮我干啥|能干啥|会干啥|帮助|帮助一下|帮忙|怎么用|咋用|怎么使用|"
    "怎么用你|使用说明|说明|说明书|你能做什么|你能干什么|你能干嘛|你会什么|你会做什么|你能做啥|你会啥|有什么功能|"
    "功能|能做什么|都能做什么|可以做什么|你可以做什么|我能说什么|我该怎么说|教我用|教教我|不会用|菜单|help|"
    "help me|how do i use this|how do i use you|how does this work|how to use|how do you work|what can you do|"
    "what can you do for me|what do you do|what can i say|commands|menu|instructions please|usage|man|show help"
)
PENDING = (
    "等你决定的|等我决定的|等我决定的事|等我确认的|等我批的|等我批准的|待确认|待确认的|待审批|待审批的|待办|"
    "待处理|待我确认|待我决定|还有什么要我决定|还有什么要我决定的|还有什么要我确认的|还有啥要我决定|"
    "有什么要我决定的|有什么要我确认的|有什么要我批的|有啥要我批的|还有什么等我|什么在等我|还有哪些要我决定|"
    "有哪些要我决定|有哪些待确认|还有没确认的吗|有没有要我决定的|有没有要我确认的|还有没有要我决定的|"
    "还有什么没处理|看看待确认|有什么等我决定|还有什么等我决定|pending|what's pending|what is pending|"
    "show pending|anything pending|what needs my approval|what needs my decision|what do you need from me|"
    "what's waiting for me|what is waiting for me|waiting for me|pending approvals|anything waiting for me|"
    "open questions|anything for me to decide|what should i decide|show approvals|approvals"
)
CHINESE = (
    "说中文|讲中文|用中文|请说中文|切换中文|切换到中文|切到中文|换成中文|改成中文|换中文|中文|说普通话|"
    "用中文回答|用中文回复|中文版|speak chinese|chinese please|in chinese|in chinese please|chinese|"
    "switch to chinese|use chinese|reply in chinese"
)
ENGLISH = (
    "说英文|讲英文|用英文|切换英文|切换到英文|切到英文|切换成英文|换成英文|改成英文|换英文|英文|说英语|讲英语|"
    "用英语|英语|切换英语|切换到英语|用英文回答|用英文回复|英文版|speak english|english please|in english|"
    "in english please|english|switch to english|use english|reply in english|talk in english|"
    "can you speak english"
)
SHOPS = (
    "切换店铺|帮我换个店|帮我切换店铺|换店|换店铺|换个店|换个店铺|换一个店|切店|切换门店|我的店铺|我的店|"
    "我有哪些店|哪个店|哪家店|现在是哪个店|现在是哪家店|店铺列表|切换到另一个店|switch shop|switch shops|"
    "change shop|switch store|change store|my shops|which shop|list shops|show shops|my stores|other shop"
)
WORDS = (
    "我教过你哪些叫法|我教过你什么叫法|我教过你什么|教过你哪些叫法|教过的叫法|我教的叫法|看教过的叫法|叫法|有哪些叫法|"
    "你记住了哪些叫法|你都记住了哪些叫法|你学会了哪些叫法|你记了哪些叫法|我教过你哪些单位|words|my words|"
    "what words did i teach you|what names did i teach you|what have i taught you|what did i teach you|"
    "show my words|list my words|show the words you know"
)
FORGET_WORDS = (
    "把教你的叫法都忘掉|教过的叫法都忘掉|教你的叫法全忘掉|把我教你的叫法都忘掉|把叫法都忘掉|把叫法全忘掉|"
    "忘掉所有叫法|忘掉全部叫法|所有叫法都忘掉|全部叫法都忘掉|forget all the words i taught you|forget all my words|"
    "forget everything i taught you|forget all the names i taught you"
)
PLANS = (
    "计划|定时|看计划|查计划|计划列表|有哪些计划|有什么计划|还有哪些计划|还有什么计划|定时任务|有哪些定时|"
    "有哪些定时任务|取消计划|取消定时|看看有哪些计划|排了哪些计划|plans|the plans|show plans|show my plans|"
    "my plans|list plans|what is planned|what's planned|what is scheduled|what's scheduled|scheduled changes|"
    "cancel a plan|cancel the plan"
)
MANDATES = (
    "哪些不用问我|哪些事不用问我|哪些可以不用问我|什么不用问我|什么事不用问我|有哪些不用问我|免问|免问有哪些|有哪些免问|"
    "免问清单|免问列表|看免问|查免问|看看免问|免问的有哪些|免问情况|我给了你哪些授权|我给过你哪些授权|我授权你做什么|"
    "我都授权你什么了|有哪些授权|授权有哪些|查看授权|看看授权|授权情况|现在有哪些授权|你现在能自己做主的有哪些|"
    "你能自己做主的有哪些|哪些你能自己做主|哪些你可以自己做主|你能做主的有哪些|你能自己决定什么|你自己能决定哪些|"
    "哪些你自己定|什么事你能自己定|哪些你说了算|你现在能自己定哪些|mandates|my mandates|the mandates|show mandates|"
    "show my mandates|show me the mandates|list mandates|list the mandates|what mandates are there|"
    "which mandates are there|what mandates do you have|what may you do without asking me|"
    "what can you do without asking me|what can you do without asking|what may you do without asking|"
    "what are you allowed to do without asking|what are you allowed to do without asking me|"
    "what can you decide on your own|what may you decide on your own|what can you decide yourself|"
    "what don't you have to ask me about|what do you not have to ask me about"
)
SETTINGS = (
    "设置|我的设置|看设置|查设置|查看设置|设置是什么|现在的设置|有哪些设置|偏好设置|settings|my settings|"
    "show settings|show my settings|preferences|my preferences"
)
REPORT_OFF = (
    "别发日报了|别发日报|不要发日报了|不要发日报|不用发日报了|不用发日报|日报别发了|日报不要发了|日报不用发了|"
    "不要日报了|取消日报|日报取消|停发日报|日报停了|stop sending the daily report|stop the daily report|"
    "stop sending me the daily report|stop sending daily reports|no more daily reports|turn off the daily report|"
    "don't send the daily report|don't send me the daily report any more"
)
REPORT_ON = (
    "照常发日报|日报照常发|恢复日报|恢复发日报|重新发日报|日报恢复|还是发日报吧|每天给我发日报|每天发日报|"
    "send the daily report again|send me the daily report again|turn on the daily report|"
    "turn the daily report back on|start sending the daily report again"
)
LOG = (
    "日志|工作日志|操作记录|操作日志|工作记录|改价记录|记录|流水账|看记录|查记录|看日志|查日志|log|logs|the log|"
    "work log|worklog|show log|show me the log|show the log|history|activity"
)
STATE = (
    "店里怎么样|店里情况怎么样|店铺怎么样|店里现在怎么样|现在怎么样|情况怎么样|目前情况|现在情况|现状|状态|概况|"
    "看看店|店里啥情况|店里什么情况|how are things|how is everything|how's it going|how is it going|"
    "how's the shop|how is the shop|how is the shop doing|status|overview|shop status|how are things going|"
    "what's the status|库存|看库存|查库存|库存情况|stock|inventory"
)
REPORT = (
    "报告|报表|日报|给我报表|看报表|看报告|看日报|出日报|汇报|汇报一下|汇报工作|数据|看数据|report|daily report|"
    "the report|show report|show me the report|summary|daily summary|give me the report|give me a report|"
    "report please"
)
STOP_WORD = "停|停下|停下来|停一下|暂停|打住|住手|停手|stop|halt|pause|wait"
RESUME_WORD = "恢复|继续|恢复一下|resume|continue|carry on|start again|resume all"
PLAINLY = (
    "yes go ahead and apply it|go ahead and apply it|apply it|i confirm the above|confirm the above|确认一下|"
    "confirm一下|确认|我确认|确认执行|同意|我同意|批准|confirm|confirmed|i confirm|approve|approved|i approve"
)
"""A yes that stays one with a weak word beside it (「confirm，就这样」)."""
BESIDE = "就这样|就这样吧|嗯|嗯嗯|行|可以|对|是|是的|没问题|ok|okay|yes|yeah|can|sure"
URGENT = "停|停下|停一下|stop|赶紧|马上|立刻|立即|快|快点|now|emergency|right now|immediately"
ALARM = (
    "不对劲|不对|不对了|不对头|不好了|不好|坏了|糟了|糟糕|完了|完蛋了|出事了|出问题了|有问题|出错了|乱了|乱套了|天啊|天哪|"
    "我的天|妈呀|哎呀|哎|喂|快快|快快快|赶快|help|oh no|something is wrong|something's wrong|this is wrong|oops|omg|hey"
)
"""Said beside an order to stop everything, and nothing more than that."""
