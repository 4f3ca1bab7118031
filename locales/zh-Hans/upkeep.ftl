### 维护命令说的话：换钥匙、备份恢复、导出和删除。

upkeep-key-replaced = 主密钥已更换，{ NUM($count) } 家店的钥匙已换到新密钥下，旧密钥不再需要
upkeep-copied = 已备份 { NUM($megabytes) } MB 到 { $file }，检查过并已加密。没有 XIAOER_BACKUP_KEY 谁也读不了
error-backup-key = 备份是加密的：请把 XIAOER_BACKUP_KEY 设成至少 { NUM($least) } 个字符的口令，并在别处也留一份。
error-backup-postgres = 数据库是 PostgreSQL：请用它自带的 pg_dump 或连续归档（PITR）来备份。
error-backup-no-database = { $where } 还没有数据库。
error-backup-exists = { $file } 已经有了，没有覆盖。请换个名字。
error-backup-write = { $file } 写不进去：{ $reason }。请检查文件夹和磁盘空间。
