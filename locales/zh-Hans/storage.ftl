### The database cannot be used: what is wrong and who can put it right.

error-database-readonly = 数据库 { $where } 写不进去。请检查这个文件和所在文件夹的权限。
error-database-folder = 在 { $where } 打不开数据库。请检查文件夹是否存在、能不能写，是不是和文件重名了。
error-disk-full = 存放数据库 { $where } 的磁盘满了，刚才这一步没有保存。请腾出空间后再启动。
error-database-device = 读写数据库 { $where } 时磁盘出错了。请先检查磁盘，再启动。
error-database-corrupt = { $where } 已损坏，或者不是小二的数据库。请保留这个文件，并用备份恢复。
error-database-busy = 数据库 { $where } 正被别的程序占用。请关掉那个程序，或者稍后再试。
error-database-unreachable = 连不上数据库 { $where }。请检查它是否在运行，以及设置里的地址、名称和密码。
error-database-url = 数据库地址读不懂。写法应该像 sqlite:///folder/file.db 或 postgresql://user@host/name。
error-database-unsafe = 数据库 { $where } 断电时可能丢失已确认的操作（{ $settings }）。请改正这些设置。
error-database-newer = 数据库 { $where } 是更新版本的小二建的（版本 { $revision }）。请先升级程序。
error-database-downgrade = 数据库 { $where } 没有退回旧版：表 { $table } 里还有数据，退回会丢。什么都没有改动。
error-shop-name-shared = 有好几家店都叫“{ $name }”，分不清是哪一家。请改用店铺编号。
error-secret-altered = 保存的密钥 { $name } 打不开：内容被改动过，或者是从别处挪来的。请重新填一次。
error-secret-lost = 保护密钥 { $name } 的钥匙已经没有了。请重新填一次。
error-secret-key-missing = 找不到主密钥 { $key }，保存的密钥打不开。请把它放回来：XIAOER_SECRET_KEY_OLD，或者密钥文件。
error-secret-key-form = { $where } 里的主密钥读不懂：应该是 32 个随机字节的 base64，就是 `openssl rand -base64 32` 显示的那样。
error-secret-file = 密钥文件 { $file } 读不了或写不了。请检查所在文件夹和权限（XIAOER_VAULT_FILE）。
error-secret-file-open = 这台机器上的别人也能读密钥文件 { $file }。请改成只有自己能读：chmod 600
