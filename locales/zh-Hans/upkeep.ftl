### 维护命令说的话：换钥匙、备份恢复、导出和删除。

upkeep-key-replaced = 主密钥已更换，{ NUM($count) } 家店的钥匙已换到新密钥下，旧密钥不再需要
upkeep-copied = 已备份 { NUM($megabytes) } MB 到 { $file }，检查过并已加密。没有 XIAOER_BACKUP_KEY 谁也读不了
error-backup-key = 备份是加密的：请把 XIAOER_BACKUP_KEY 设成至少 { NUM($least) } 个字符的口令，并在别处也留一份。
error-backup-postgres = 数据库是 PostgreSQL：请用它自带的 pg_dump 或连续归档（PITR）来备份。
error-backup-no-database = { $where } 还没有数据库。
error-backup-exists = { $file } 已经有了，没有覆盖。请换个名字。
error-backup-write = { $file } 写不进去：{ $reason }。请检查文件夹和磁盘空间。

upkeep-restored = 已恢复 { $copied } 的备份；原来的数据保留为 { $kept }
upkeep-restored-fresh = 已恢复 { $copied } 的备份
upkeep-gap = 从 { $copied } 到 { $restored } 之间的事不在里面（第 { NUM($epoch) } 次恢复）。当时等着没处理的消息 { NUM($messages) } 条，没发出的消息 { NUM($unsent) } 条
upkeep-gap-shop = { $shop }：作废卡片 { NUM($cards) } 张，要去平台核对 { NUM($unclear) } 项，要再问的计划 { NUM($plans) } 个，读到今天的推广花费前先占住 { $held }
upkeep-gap-secrets = { NUM($count) } 家店保存的密钥已经打不开，需要重新填
upkeep-gap-erased = 按以前的要求再次删除：{ NUM($count) } 个
restored-notice =
    数据恢复到了 { $copied }。到 { $restored } 为止的事这里都没有了，但平台上可能已经做过。
    不能再点的卡片 { NUM($cards) } 张，正在平台核对 { NUM($unclear) } 项，要再问你的计划 { NUM($plans) } 个，没发出的消息 { NUM($unsent) } 条。
    读到平台今天的花费之前不再花钱（先占住 { $held }）。这几天的日报可能已经发过。
    免问的授权都收回了，要的话请再给一次。
    请看一下：店里有哪些人、花费上限，还有那段时间改过的价格和计划。
restored-message = “{ $text }”是数据恢复之前发来的，可能已经做过了。还要做的话请再说一遍。
restored-plan = { $names }：原定 { $at } 做，正好碰上数据恢复，可能已经做过。现在做吗？
restored-plan-end = { $names }：{ $at } 定的，本该已经改回来了，正好碰上数据恢复，可能已经改过。要改回来吗？
policy-restored = 数据恢复到了较早的备份，所以先问一下
log-restored = { $time } 数据恢复到较早的备份，中间发生的事没有记录
error-restore-there = { $where } 已经有数据库，什么都没有改动。要换成备份并把旧文件留在旁边，请加 --replace
error-restore-broken = { $file } 打不开：口令不对、不是备份，或者被改过、缺了一截。什么都没有改动。
error-restore-write = 没法恢复：{ $reason }。请检查文件夹 { $folder } 和磁盘空间。什么都没有改动。

upkeep-handed-out = 已导出 { NUM($rows) } 行到 { $file }
upkeep-would-erase = 会永久删除 { $name }：上面这些行；资金账和操作记录依法保留，只留不指向任何人的编号。什么都没有改动；要删除请加 --yes
upkeep-erased = { $name } 已删除。资金账和操作记录保留，只留不指向任何人的编号。请现在做一次备份：它会带上这条记录，旧备份恢复时不会把人带回来
upkeep-older = { $file } 里还有旧数据，不需要了就请删掉
error-whom = 请只指定一个：--shop 或 --person。
error-no-such-person = 这里没有 { $name }。写法是 messenger:账号，例如 telegram:123456789。
