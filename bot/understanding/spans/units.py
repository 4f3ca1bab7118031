"""Units of measure: name, English forms, Chinese forms. Chinese forms keep their 千 and 兆 (千米, 兆字节)."""

ROWS = """
Kilometer|km,kms,kilometer,kilometers,kilometre,kilometres,kilo meter|公里,千米
Hectometer|hm,hectometer,hectometers,hectometre,hectometres|百米
Meter|m,meter,meters,metre,metres|米,公尺
Decimeter|dm,decimeter,decimeters,decimetre,decimetres|分米
Centimeter|cm,cms,centimeter,centimeters,centimetre,centimetres|厘米,公分
Millimeter|mm,millimeter,millimeters,millimetre,millimetres|毫米
Micrometer|μm,micrometer,micrometers,micrometre,micron,microns|微米
Nanometer|nm,nanometer,nanometers,nanometre|纳米
Mile|mile,miles,mi|英里
Yard|yard,yards,yd|码
Inch|inch,inches,in,",''|英寸,吋
Foot|foot,feet,ft|英尺,呎
Light year|light year,light years|光年
Nautical mile|nautical mile,nautical miles|海里
Chi||尺
Cun|cun|寸
Zhang|zhang|丈
Li||里
Square kilometer|km2,km²,km^2,sq km,square kilometer,square kilometers,square kilometre,square kilometres|平方公里,平方千米
Square meter|m2,m²,m^2,sq m,square meter,square meters,square metre,square metres,sqm|平方米,平米,平方
Square centimeter|cm2,cm²,square centimeter,square centimeters|平方厘米
Square millimeter|mm2,mm²,square millimeter,square millimeters|平方毫米
Square mile|square mile,square miles,sq mi|平方英里
Square foot|square foot,square feet,sq ft,sqft|平方英尺
Square inch|square inch,square inches|平方英寸
Hectare|hectare,hectares|公顷
Acre|acre,acres|英亩
Mu||亩,市亩
Cubic meter|m3,m³,cubic meter,cubic meters,cubic metre,cubic metres|立方米,立方
Cubic centimeter|cm3,cm³,cubic centimeter,cubic centimeters,cc|立方厘米
Cubic foot|cubic foot,cubic feet|立方英尺
Cubic inch|cubic inch,cubic inches|立方英寸
Liter|l,liter,liters,litre,litres|升,公升
Centiliter|cl,centiliter,centiliters|厘升
Milliliter|ml,mls,milliliter,milliliters,millilitre,millilitres|毫升
Gallon|gallon,gallons|加仑
Pint|pint,pints|品脱
Quart|quart,quarts|夸脱
Barrel|barrel,barrels,bbl|桶
Cup|cup,cups|
Tablespoon|tablespoon,tablespoons,tbsp|汤匙
Teaspoon|teaspoon,teaspoons,tsp|茶匙
Fluid ounce|fluid ounce,fluid ounces,fl oz|液盎司
Metric ton|metric ton,metric tons,tonne,tonnes|公吨
Ton|ton,tons|吨
Kilogram|kg,kgs,kilogram,kilograms,kilogramme,kilogrammes,kilo,kilos|千克,公斤
Gram|g,gm,gram,grams,gramme,grammes|克
Milligram|mg,milligram,milligrams,milligramme,milligrammes|毫克
Microgram|μg,mcg,microgram,micrograms,microgramme,microgrammes|微克
Pound|pound,pounds,lb,lbs|磅
Ounce|ounce,ounces,oz|盎司
Stone|stone,stones|
Jin|jin,catty,catties|斤,市斤
Liang|liang|两
Dan||担
Kilometer per hour|km/h,kmh,kph,kilometers per hour,kilometres per hour|千米每小时,公里每小时
Meter per second|m/s,meters per second,metres per second|米每秒
Mile per hour|mph,miles per hour|英里每小时
Knot|knot,knots|节
Bit|bit,bits|比特,位元
Byte|byte,bytes|字节
Kilobyte|kb,kilobyte,kilobytes|千字节
Megabyte|mb,megabyte,megabytes|兆字节,兆
Gigabyte|gb,gigabyte,gigabytes|千兆字节,吉字节
Terabyte|tb,terabyte,terabytes|太字节
Petabyte|pb,petabyte,petabytes|拍字节
Megabit|megabit,megabits|兆比特
Gigabit|gigabit,gigabits|千兆比特
Hertz|hz,hertz|赫兹,赫
Kilohertz|khz,kilohertz|千赫,千赫兹
Megahertz|mhz,megahertz|兆赫,兆赫兹
Gigahertz|ghz,gigahertz|千兆赫,吉赫
Watt|w,watt,watts|瓦,瓦特
Kilowatt|kw,kilowatt,kilowatts|千瓦
Megawatt|mw,megawatt,megawatts|兆瓦
Kilowatt hour|kwh,kilowatt hour,kilowatt hours|千瓦时,度电
Horsepower|hp,horsepower|马力
Volt|volt,volts|伏,伏特
Ampere|ampere,amperes,amp,amps|安培
Milliampere hour|mah|毫安时
Calorie|calorie,calories,cal|卡路里,卡
Kilocalorie|kcal,kilocalorie,kilocalories|千卡,大卡
Joule|joule,joules|焦耳
Kilojoule|kj,kilojoule,kilojoules|千焦
Radian|rad,radian,radians|弧度
Degree|degree,degrees,°|度
"""
PART_OF = {
    "Inch": ("Foot", 12),
    "Ounce": ("Pound", 16),
    "Centimeter": ("Meter", 100),
    "Gram": ("Kilogram", 1000),
    "Liang": ("Jin", 10),
}
"""A smaller unit that may follow a larger one, and how many make one."""

UNITS: dict[str, str] = {
    word: name
    for name, english, chinese in (line.split("|") for line in ROWS.strip().splitlines())
    for word in (*english.split(","), *chinese.split(","))
    if word
}
