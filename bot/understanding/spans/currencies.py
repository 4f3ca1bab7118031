"""The world's currencies: code, English name, whose, the noun they are counted in, other words and signs, Chinese words.

A row without a code is a family (Dollar: one cannot tell whose) or has no ISO code. Whose and the noun make the names
「australian dollars」 and 「aussie dollar」; the forms of the nouns are in `NOUNS`.
"""

NOUNS: dict[str, str] = {
    "dollar": "dollars", "pound": "pounds", "franc": "francs", "peso": "pesos", "rupee": "rupees", "krone": "kroner,krones",
    "krona": "kronor,kronas,kronur", "króna": "krónur,krona,kronas,kronur", "dinar": "dinars", "rial": "rials", "riyal": "riyals",
    "shilling": "shillings", "ruble": "rubles,rouble,roubles", "lira": "liras,lire", "mark": "marks", "real": "reais,reals",
    "euro": "euros", "yen": "yens", "won": "", "yuan": "yuans", "dirham": "dirhams", "koruna": "korunas,koruny,korun",
    "leu": "lei", "lev": "leva,levs", "manat": "manats", "som": "soms", "kwacha": "kwachas", "escudo": "escudos",
    "guilder": "guilders", "florin": "florins", "denar": "denars,denari", "baht": "bahts", "dong": "dongs", "ringgit": "ringgits",
    "rupiah": "rupiahs", "zloty": "zlotys,złoty,złotys,zloties", "forint": "forints", "rand": "rands", "shekel": "shekels",
    "hryvnia": "hryvnias,hryvna", "bolivar": "bolivars,bolívar,bolívares,bolivares", "colon": "colons,colón,colones",
    "cordoba": "cordobas,córdoba,córdobas", "guarani": "guaranis,guaraní", "peseta": "pesetas", "drachma": "drachmas,drachmae",
    "schilling": "schillings", "markka": "markkas,markkaa", "tugrik": "tugriks,tögrög,togrog", "crown": "crowns", "sol": "soles,sols",
}  # fmt: skip
"""A noun and its other forms. A noun that is not here has a plural in -s."""

WORLD = """
USD|United States dollar|united states,us,u.s.,u.s,american,u . s .|dollar|greenback|us$,u.s.$,u.s. $,u . s . $|美元,美金,美圆,美刀
CNY|Chinese yuan|chinese,china|yuan|rmb,renminbi,kuai|¥,rmb¥,cn¥,rmb,cn¥|人民币,人民币元,元人民币,元钱,块钱,元,圆,块
EUR|Euro|european|euro||€|欧元,欧
JPY|Japanese yen|japanese,japan|yen||jp¥|日元,日圆,日币
GBP|British pound|british,uk,u.k.,great britain|pound|pounds sterling,pound sterling,sterling,quid,british sterling|gb£|英镑
HKD|Hong Kong dollar|hong kong,hongkong,hk|dollar||hk$|港元,港币,港圆,港纸
TWD|New Taiwan dollar|new taiwan,taiwan,taiwanese,nt|dollar||nt$|新台币,台币,新台元,台元
AUD|Australian dollar|australian,australia,aussie|dollar||a$,au$|澳大利亚元,澳元,澳币,澳大利亚币
CAD|Canadian dollar|canadian,canada|dollar||c$,ca$,can$,cdn$|加拿大元,加元,加币
NZD|New Zealand dollar|new zealand,nz|dollar||nz$|新西兰元,纽元,纽币,新西兰币
SGD|Singapore dollar|singapore,singaporean|dollar||s$,sg$|新加坡元,新元,新币,坡币
KRW|South Korean won|south korean,korean,south korea,korea|won||₩|韩元,韩圆,韩币
KPW|North Korean won|north korean,north korea|won|||朝鲜元,朝鲜圆
CHF|Swiss franc|swiss,switzerland|franc||sfr,sfr.|瑞士法郎,瑞郎
RUB|Russian ruble|russian,russia|ruble||₽|俄罗斯卢布,卢布
INR|Indian rupee|indian,india|rupee||₹|印度卢比
THB|Thai baht|thai,thailand|baht||฿|泰铢,泰币
VND|Vietnamese dong|vietnamese,vietnam|dong||₫|越南盾
IDR|Indonesian rupiah|indonesian,indonesia|rupiah||rp|印度尼西亚盾,印尼盾,印尼卢比,印度尼西亚卢比
MYR|Malaysian ringgit|malaysian,malaysia|ringgit||rm|马来西亚林吉特,林吉特,马币,马来西亚币,令吉
PHP|Philippine peso|philippine,philippines,filipino|peso||₱|菲律宾比索,菲律宾披索
MXN|Mexican peso|mexican,mexico|peso||mex$,mx$|墨西哥比索
BRL|Brazilian real|brazilian,brazil|real||r$|巴西雷亚尔,雷亚尔
ARS|Argentine peso|argentine,argentinian,argentina|peso||ar$|阿根廷比索
CLP|Chilean peso|chilean,chile|peso||clp$|智利比索
COP|Colombian peso|colombian,colombia|peso||col$|哥伦比亚比索
CUP|Cuban peso|cuban|peso||$mn|古巴比索
CUC|Cuban convertible peso|cuban convertible|peso||cuc$|古巴可兑换比索
DOP|Dominican peso|dominican|peso||rd$|多米尼加比索
UYU|Uruguayan peso|uruguayan|peso||$u,uy$|乌拉圭比索
SEK|Swedish krona|swedish,sweden|krona|swedish crown,swedish crowns||瑞典克朗
NOK|Norwegian krone|norwegian,norway|krone|norwegian crown,norwegian crowns||挪威克朗
DKK|Danish krone|danish,denmark|krone|danish crown,danish crowns||丹麦克朗
ISK|Icelandic króna|icelandic,iceland|króna|||冰岛克朗
CZK|Czech koruna|czech|koruna|czech crown,czech crowns|kč|捷克克朗
PLN|Polish złoty|polish|zloty||zł|波兰兹罗提,兹罗提
HUF|Hungarian forint|hungarian|forint|||匈牙利福林,福林
TRY|Turkish lira|turkish|lira||₺|土耳其里拉
ILS|Israeli new shekel|israeli,israeli new,new|shekel|sheqel,sheqels|₪|以色列新谢克尔,新谢克尔,谢克尔
ZAR|South African rand|south african|rand|||南非兰特,兰特
SAR|Saudi riyal|saudi,saudi arabian|riyal|||沙特里亚尔,沙特阿拉伯里亚尔
AED|United Arab Emirates dirham|united arab emirates,uae,emirati|dirham||dhs|阿联酋迪拉姆,阿拉伯联合酋长国迪拉姆
QAR|Qatari riyal|qatari,qatar|riyal|||卡塔尔里亚尔
OMR|Omani rial|omani|rial|||阿曼里亚尔
YER|Yemeni rial|yemeni|rial|||也门里亚尔
IRR|Iranian rial|iranian|rial||﷼|伊朗里亚尔
KWD|Kuwaiti dinar|kuwaiti,kuwait|dinar|||科威特第纳尔
BHD|Bahraini dinar|bahraini|dinar|||巴林第纳尔
IQD|Iraqi dinar|iraqi|dinar|||伊拉克第纳尔
JOD|Jordanian dinar|jordanian|dinar|||约旦第纳尔
LYD|Libyan dinar|libyan|dinar|||利比亚第纳尔
TND|Tunisian dinar|tunisian|dinar|||突尼斯第纳尔
DZD|Algerian dinar|algerian|dinar|||阿尔及利亚第纳尔
RSD|Serbian dinar|serbian|dinar|||塞尔维亚第纳尔
MKD|Macedonian denar|macedonian|denar|||马其顿代纳尔,马其顿第纳尔
EGP|Egyptian pound|egyptian|pound|||埃及镑
LBP|Lebanese pound|lebanese|pound|||黎巴嫩镑
SYP|Syrian pound|syrian|pound|||叙利亚镑
SDG|Sudanese pound|sudanese|pound|||苏丹镑
SSP|South Sudanese pound|south sudanese|pound|||南苏丹镑
FKP|Falkland Islands pound|falkland islands|pound|||福克兰群岛镑
GIP|Gibraltar pound|gibraltar|pound|||直布罗陀镑
SHP|Saint Helena pound|saint helena,st. helena|pound|||圣赫勒拿镑
GGP|Guernsey pound|guernsey|pound|||根西镑
JEP|Jersey pound|jersey|pound|||泽西镑
IMP|Manx pound|manx|pound|||马恩岛镑
IEP|Irish pound|irish|pound|||爱尔兰镑
PKR|Pakistani rupee|pakistani,pakistan|rupee|||巴基斯坦卢比
LKR|Sri Lankan rupee|sri lankan|rupee|||斯里兰卡卢比
NPR|Nepalese rupee|nepalese|rupee|||尼泊尔卢比
MUR|Mauritian rupee|mauritian|rupee|||毛里求斯卢比
SCR|Seychellois rupee|seychellois|rupee|||塞舌尔卢比
MVR|Maldivian rufiyaa|maldivian|rufiyaa|||马尔代夫拉菲亚,马尔代夫卢菲亚
BDT|Bangladeshi taka|bangladeshi,bangladesh|taka||৳|孟加拉塔卡
BTN|Bhutanese ngultrum|bhutanese|ngultrum|||不丹努尔特鲁姆
AFN|Afghan afghani|afghan|afghani||؋|阿富汗尼
AMD|Armenian dram|armenian|dram||֏|亚美尼亚德拉姆
AZN|Azerbaijani manat|azerbaijani|manat||₼|阿塞拜疆马纳特
TMT|Turkmenistan manat|turkmenistan,turkmenistani|manat|||土库曼斯坦马纳特
GEL|Georgian lari|georgian|lari||₾|格鲁吉亚拉里
KZT|Kazakhstani tenge|kazakhstani,kazakh|tenge||₸|哈萨克斯坦坚戈,坚戈
KGS|Kyrgyzstani som|kyrgyzstani,kyrgyz|som|||吉尔吉斯斯坦索姆
UZS|Uzbekistani soʻm|uzbekistani,uzbek|som|||乌兹别克斯坦苏姆
TJS|Tajikistani somoni|tajikistani|somoni|||塔吉克斯坦索莫尼
MNT|Mongolian tögrög|mongolian|tugrik||₮|蒙古图格里克
LAK|Lao kip|lao,laotian|kip||₭|老挝基普
KHR|Cambodian riel|cambodian|riel||៛|柬埔寨瑞尔
MMK|Burmese kyat|burmese,myanmar|kyat|||缅甸元,缅元
MOP|Macanese pataca|macanese,macau|pataca||mop$|澳门币,澳门元,葡币
BND|Brunei dollar|brunei|dollar||bn$|文莱元
FJD|Fijian dollar|fijian,fiji|dollar||fj$|斐济元
PGK|Papua New Guinean kina|papua new guinean|kina|||巴布亚新几内亚基那
SBD|Solomon Islands dollar|solomon islands|dollar||si$|所罗门群岛元
TOP|Tongan paʻanga|tongan|pa'anga||t$|汤加潘加
VUV|Vanuatu vatu|vanuatu|vatu|||瓦努阿图瓦图
WST|Samoan tālā|samoan|tala||ws$|萨摩亚塔拉
XPF|CFP franc|cfp|franc|||太平洋法郎
UAH|Ukrainian hryvnia|ukrainian|hryvnia||₴|乌克兰格里夫纳,格里夫纳
BYN|Belarusian ruble|belarusian|ruble|||白俄罗斯卢布
MDL|Moldovan leu|moldovan|leu|||摩尔多瓦列伊
RON|Romanian leu|romanian|leu|||罗马尼亚列伊
BGN|Bulgarian lev|bulgarian|lev|||保加利亚列弗
ALL|Albanian lek|albanian|lek|||阿尔巴尼亚列克
BAM|Bosnia and Herzegovina convertible mark|bosnia and herzegovina convertible,bosnian convertible,convertible|mark|||波黑可兑换马克
HRK|Croatian kuna|croatian|kuna|||克罗地亚库纳
AOA|Angolan kwanza|angolan|kwanza|||安哥拉宽扎
BWP|Botswana pula|botswana,botswanan|pula|||博茨瓦纳普拉
BIF|Burundian franc|burundian|franc|||布隆迪法郎
CDF|Congolese franc|congolese|franc|||刚果法郎
DJF|Djiboutian franc|djiboutian|franc|||吉布提法郎
GNF|Guinean franc|guinean|franc|||几内亚法郎
KMF|Comorian franc|comorian|franc|||科摩罗法郎
RWF|Rwandan franc|rwandan|franc|||卢旺达法郎
XAF|Central African CFA franc|central african cfa,central african|franc||fcfa|中非法郎
XOF|West African CFA franc|west african cfa,west african|franc|||西非法郎
CVE|Cape Verdean escudo|cape verdean|escudo|||佛得角埃斯库多
ERN|Eritrean nakfa|eritrean|nakfa|||厄立特里亚纳克法
ETB|Ethiopian birr|ethiopian|birr|||埃塞俄比亚比尔
GHS|Ghanaian cedi|ghanaian,ghana|cedi||₵,gh₵|加纳塞地
GMD|Gambian dalasi|gambian|dalasi|||冈比亚达拉西
KES|Kenyan shilling|kenyan|shilling||ksh|肯尼亚先令
UGX|Ugandan shilling|ugandan|shilling||ush|乌干达先令
TZS|Tanzanian shilling|tanzanian|shilling|||坦桑尼亚先令
SOS|Somali shilling|somali|shilling|||索马里先令
LRD|Liberian dollar|liberian|dollar||l$,ld$|利比里亚元
LSL|Lesotho loti|lesotho|loti|||莱索托洛提
MAD|Moroccan dirham|moroccan|dirham|||摩洛哥迪拉姆
MGA|Malagasy ariary|malagasy|ariary|||马达加斯加阿里亚里
MRU|Mauritanian ouguiya|mauritanian|ouguiya|||毛里塔尼亚乌吉亚
MWK|Malawian kwacha|malawian|kwacha|||马拉维克瓦查
MZN|Mozambican metical|mozambican|metical|meticais||莫桑比克梅蒂卡尔
NAD|Namibian dollar|namibian|dollar||n$|纳米比亚元
NGN|Nigerian naira|nigerian|naira||₦|尼日利亚奈拉,奈拉
SLL|Sierra Leonean leone|sierra leonean|leone|||塞拉利昂利昂
STN|São Tomé and Príncipe dobra|são tomé and príncipe,sao tome|dobra|||圣多美多布拉
SZL|Swazi lilangeni|swazi|lilangeni|emalangeni,swazi emalangeni||斯威士兰里兰吉尼
ZMW|Zambian kwacha|zambian|kwacha|||赞比亚克瓦查
ZWL|Zimbabwean dollar|zimbabwean,zimbabwe|dollar||z$|津巴布韦元
AWG|Aruban florin|aruban|florin|||阿鲁巴弗罗林
ANG|Netherlands Antillean guilder|netherlands antillean|guilder|||荷属安的列斯盾
BBD|Barbadian dollar|barbadian,barbados|dollar||bds$,bbd$|巴巴多斯元
BMD|Bermudian dollar|bermudian,bermudan,bermuda|dollar||bd$|百慕大元
BSD|Bahamian dollar|bahamian|dollar||b$|巴哈马元
BZD|Belize dollar|belize|dollar||bz$|伯利兹元
KYD|Cayman Islands dollar|cayman islands,cayman|dollar||ci$|开曼群岛元
XCD|East Caribbean dollar|east caribbean,eastern caribbean|dollar||ec$|东加勒比元
GYD|Guyanese dollar|guyanese,guyana|dollar||g$,gy$|圭亚那元
JMD|Jamaican dollar|jamaican,jamaica|dollar||j$,ja$|牙买加元
SRD|Surinamese dollar|surinamese|dollar||sr$|苏里南元
TTD|Trinidad and Tobago dollar|trinidad and tobago,trinidad|dollar||tt$|特立尼达和多巴哥元
BOB|Bolivian boliviano|bolivian|boliviano||bs.|玻利维亚诺
CRC|Costa Rican colón|costa rican|colon||₡|哥斯达黎加科朗
GTQ|Guatemalan quetzal|guatemalan|quetzal|quetzales,guatemalan quetzales||危地马拉格查尔
HNL|Honduran lempira|honduran|lempira|||洪都拉斯伦皮拉
HTG|Haitian gourde|haitian|gourde|||海地古德
NIO|Nicaraguan córdoba|nicaraguan|cordoba|||尼加拉瓜科多巴
PAB|Panamanian balboa|panamanian|balboa|||巴拿马巴波亚
PEN|Peruvian sol|peruvian,peruvian nuevo,nuevo|sol|||秘鲁索尔
PYG|Paraguayan guaraní|paraguayan|guarani||₲|巴拉圭瓜拉尼
VEF|Venezuelan bolívar|venezuelan|bolivar||bs.f|委内瑞拉玻利瓦尔
DEM|Deutsche mark|deutsche,german,west german|mark|deutschmark,deutschmarks,deutschemark,deutschemarks|dm|德国马克
FRF|French franc|french|franc||ff|法国法郎
BEF|Belgian franc|belgian|franc|||比利时法郎
LUF|Luxembourg franc|luxembourg|franc|||卢森堡法郎
ITL|Italian lira|italian|lira|||意大利里拉
NLG|Dutch guilder|dutch|guilder||fl.|荷兰盾
ESP|Spanish peseta|spanish|peseta|||西班牙比塞塔
PTE|Portuguese escudo|portuguese|escudo|||葡萄牙埃斯库多
ATS|Austrian schilling|austrian|schilling|||奥地利先令
FIM|Finnish markka|finnish|markka|||芬兰马克
GRD|Greek drachma|greek|drachma|||希腊德拉克马
"""
FAMILIES = """
|Dollar||dollar|buck,bucks|$|
|Pound||pound||£|
|Franc||franc|||法郎
|Peso||peso|||比索
|Rupee||rupee|re|rs,rs.|卢比
|Krone||krone|kr,kr.|kr|克朗
|Krona||krona|||
|Dinar||dinar|||第纳尔
|Rial||rial|||里亚尔
|Riyal||riyal|||
|Shilling||shilling|||先令
|Mark||mark|||马克
|Lira||lira|||里拉
|Dirham||dirham|||迪拉姆
|Bitcoin||bitcoin|btc,xbt|₿,btc,xbt|比特币
|Millibitcoin||millibitcoin|mbtc,milibitcoin,milibitcoins||毫比特币
|Ether||ether|eth||以太币
"""
