"""The names that shops and platforms give to the columns of their exports, in Chinese and English, by what each column means.

Names are compared as `plain` writes them: lower case, without spaces, punctuation and what stands in brackets. `sure` names are taken;
`maybe` names, and columns whose name merely contains a sure one, are only offered when the person is asked.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a file holds."""

    ORDERS = "orders"
    PRODUCTS = "products"
    ADS = "ads"


@dataclass(frozen=True, slots=True)
class Field:
    """A value we look for. `required`: without it the file cannot be read; `instead` is the field that may stand in for it.

    `sure` and `maybe` are names with blanks between. `spare`: not asked about at all where the other one is clear.
    """

    name: str
    sure: str
    maybe: str = ""
    required: bool = True
    instead: str = ""
    spare: bool = False


SKU = (
    "stockcode sku skuid skucode itemno itemcode itemid productcode productid productno articleno 货号 单品货号 商品货号 "
    "商品编码 商品编号 商品代码 商品id 产品编号 产品编码 产品id sku编码 sku编号 商家编码 规格编码 宝贝id"
)
NAME = (
    "description name productname product itemname item title producttitle listingtitle 商品名称 商品名 商品标题 商品 "
    "货品标题 货品名称 产品名称 产品标题 产品 品名 宝贝标题 宝贝名称 标题 名称"
)
PRICE = (
    "unitprice price itemprice saleprice sellingprice priceperunit 单价 商品单价 成交单价 销售单价 价格 商品价格 售价 "
    "销售价 一口价"
)

FIELDS: dict[Kind, tuple[Field, ...]] = {
    Kind.ORDERS: (
        Field(
            "invoice",
            (
                "invoiceno invoice invoiceid invoicenumber orderno ordernumber orderid order ordercode 订单号 订单编号 "
                "订单id 订单 主订单编号 发票号 发票编号 单据编号 销售单号"
            ),
            "id no number 编号 单号 流水号 交易号 子订单编号",
        ),
        Field(
            "sku",
            SKU,
            "code 编码 型号 款号 id",
            instead="name",
        ),
        Field(
            "name",
            NAME,
            instead="sku",
        ),
        Field(
            "quantity",
            "quantity qty units unitssold pieces 数量 购买数量 商品数量 销售数量 订购数量 成交数量 件数 宝贝总数量",
            "count amount 数 总数",
        ),
        Field(
            "price",
            PRICE,
            "cost 原价 标价",
            instead="amount",
            spare=True,
        ),
        Field(
            "amount",
            "lineamount linetotal lineprice subtotal 金额 小计 商品总价 商品金额 销售额 销售金额 成交金额",
            "total amount 总价 总额 实付款 货品总价 订单金额",
            instead="price",
            spare=True,
        ),
        Field(
            "time",
            (
                "invoicedate orderdate ordertime orderedat date datetime createdat createtime purchasedate 下单时间 "
                "下单日期 订单创建时间 订单日期 订单时间 成交时间 日期 时间 交易时间 销售日期"
            ),
            "time paidat 付款时间 订单付款时间 支付时间 创建时间 发货时间",
        ),
        Field(
            "buyer",
            (
                "customerid customer customerno customernumber buyer buyerid buyername clientid client 客户编号 客户id "
                "客户 客户名称 买家 买家id 买家会员名 买家会员 买家昵称 买家公司名 会员名 会员id"
            ),
            required=False,
        ),
        Field(
            "status",
            "orderstatus status 订单状态 交易状态 状态",
            required=False,
        ),
    ),
    Kind.PRODUCTS: (
        Field(
            "sku",
            SKU,
            "code 编码 型号 款号 id 编号",
            instead="name",
        ),
        Field(
            "name",
            NAME,
            instead="sku",
        ),
        Field(
            "price",
            PRICE,
            "原价 标价 批发价",
        ),
        Field(
            "stock",
            "stock stockquantity inventory quantityinstock availablestock 库存 库存数量 可售库存 现货库存",
            "quantity qty 数量",
            required=False,
        ),
        Field(
            "cost",
            "cost costprice unitcost purchaseprice 成本 成本价 单位成本 进价 进货价 采购价",
            required=False,
        ),
    ),
    Kind.ADS: (
        Field(
            "time",
            "date day reportdate 日期 统计日期 时间 数据日期",
            "time",
        ),
        Field(
            "spend",
            "spend adspend cost adcost 花费 消耗 推广花费 广告花费 总花费 推广消耗",
            "amount 金额 费用",
        ),
        Field(
            "sku",
            SKU,
            "code 编码 型号 款号 id 编号",
            required=False,
        ),
        Field(
            "campaign",
            "campaign campaignname adcampaign adgroup 计划 计划名称 推广计划 推广计划名称 推广单元",
            required=False,
        ),
        Field(
            "impressions",
            "impressions views 展现 展现量 曝光 曝光量 展示次数",
            required=False,
        ),
        Field(
            "clicks",
            "clicks 点击 点击量 点击数 点击次数",
            required=False,
        ),
        Field(
            "orders",
            "orders conversions adorders 成交笔数 成交订单数 转化数 订单数 总成交笔数",
            required=False,
        ),
    ),
}

CLOSED = (
    "closed cancelled canceled unpaid pendingpayment voided 交易关闭 已关闭 已取消 订单关闭 交易取消 等待买家付款 "
    "待付款 未付款 等待付款"
)
"""Order states, as `plain` writes them, in which nothing was sold."""


def plain(text: str) -> str:
    """A column name or state for comparison: `Unit Price (GBP)` and `unit_price` are both `unitprice`."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】", "", text)
    return re.sub(r"[\W_]+", "", text)
