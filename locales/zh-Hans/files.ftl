### Files that are imported: what was done with their lines, why a line was not taken, and what has to be asked first.

import-note-cancellations = 其中退单 { NUM($count) } 行，另外统计，不算进销售额。
import-note-positive-cancellations = 有 { NUM($count) } 行退单的金额是正数，请看看订单号以 C 开头是不是就代表退单。
import-note-adjustments = 其中负数调整（如坏账）{ NUM($count) } 行，单独统计。
import-note-zero-price = 其中金额为 0 的 { NUM($count) } 行，收下了，不算销售。
import-note-without-buyer = 其中没写买家的 { NUM($count) } 行，算销售，不算买家数。

error-import-asks = 这个文件有 { NUM($count) } 处要您定，定好才导入，现在什么都没导。
error-import-answer = 没有“{ $answer }”这个选项，什么都没导入。
error-import-too-large = 文件展开后超过 { NUM($limit) } MB，没有导入。请按月份拆开再发。
error-import-rejects-file = 没收的行写不进 { $name }，导入停在中途。请腾出空间再导一次，已导入的不会重复算。
error-file-empty = 文件是空的，什么都没导入。
error-file-not-table = 这不是表格，什么都没导入。请发 CSV 或 XLSX。
error-file-old-excel = 这是旧版 Excel（.xls），我读不了。请另存为 .xlsx 再发。
error-file-encoding = 文件里的文字读不出来，什么都没导入。请另存为 UTF-8 的 CSV 再发。

rejects-line = 行号
rejects-reason = 代码
rejects-explanation = 为什么没收
reject-columns = 列数和表头对不上
reject-quotes = 引号没有成对，这一行断了
reject-letters = 有读不出来的字
reject-line-too-long = 这一行太长
reject-formula = 公式还没有算出结果，请在表格软件里打开、保存后再发
reject-number = { FILLED($value) ->
    [no] 数字是空的
   *[yes] “{ $value }”不是数字
}
reject-too-fine = “{ $value }”小数超过四位
reject-quantity = “{ $value }”不是合适的整数
reject-too-large = “{ $value }”大得不合理
reject-price = 价格或花费“{ $value }”不对
reject-date = { FILLED($value) ->
    [no] 日期是空的
   *[yes] “{ $value }”不是日期，或者不知道先写月还是先写日
}
reject-no-invoice = 没有订单号
reject-no-product = 没有商品
reject-shortened = 订单号“{ $value }”被表格软件截短了，请把这一列设成文本再导出
reject-text-too-long = 有一格超过 { NUM($limit) } 个字
reject-order-closed = 订单状态是“{ $value }”，不算成交
reject-sku-twice = 货号“{ $value }”前面出现过，内容不一样

mapping-missing = 没找到“{ $field }”这一列，是哪一列？
mapping-unsure = “{ $field }”拿不准，是哪一列？
mapping-kind = 这个文件是什么？
mapping-sheet = 有好几张表，读哪一张？
mapping-date-order = 日期（如 { $examples }）先写的是日还是月？
mapping-decimal-mark = 数字（如 { $examples }）里，哪个符号是小数点？
mapping-encoding = 文件里的文字用的是哪种编码？
mapping-field-invoice = 订单号
mapping-field-sku = 货号
mapping-field-name = 商品名称
mapping-field-quantity = 数量
mapping-field-price = 单价
mapping-field-amount = 金额
mapping-field-time = 日期
mapping-field-buyer = 买家
mapping-field-status = 订单状态
mapping-field-stock = 库存
mapping-field-cost = 成本
mapping-field-spend = 推广花费
mapping-field-campaign = 推广计划
mapping-field-impressions = 展现量
mapping-field-clicks = 点击量
mapping-field-orders = 成交笔数
mapping-field-kind = 文件内容
mapping-field-sheet = 工作表
mapping-field-date-order = 日期顺序
mapping-field-decimal-mark = 小数点
mapping-field-encoding = 编码
mapping-choice-orders = 订单
mapping-choice-products = 商品
mapping-choice-ads = 推广报表
mapping-choice-dmy = 日在前
mapping-choice-mdy = 月在前
mapping-choice-point = 点（.）
mapping-choice-comma = 逗号（,）
mapping-choice-utf8 = UTF-8
mapping-choice-gb18030 = 国标（GBK）
mapping-choice-western = 西欧
