"""Money in English texts."""

import pytest

from bot.understanding.spans.span import Kind
from tests.unit.understanding.spans.reading import cases, found

COMMON = """
$20 => $20 = 20 Dollar
$ 48.2 million => $ 48.2 million = 48200000 Dollar
$1.5bn => $1.5bn = 1500000000 Dollar
$5k => $5k = 5000 Dollar
-$5 => -$5 = -5 Dollar
$1,234.50 => $1,234.50 = 1234.5 Dollar
20 dollars => 20 dollars = 20 Dollar
twenty dollars => twenty dollars = 20 Dollar
3 bucks => 3 bucks = 3 Dollar
a hundred dollars => a hundred dollars = 100 Dollar
half a million dollars => half a million dollars = 500000 Dollar
two and a half dollars => two and a half dollars = 2.5 Dollar
10 1/2 dollars => 10 1/2 dollars = 10.5 Dollar
five hundred dollars and fifty cents => five hundred dollars and fifty cents = 500.5 Dollar
3 dollars 50 cents => 3 dollars 50 cents = 3.5 Dollar
one dollar fifty => one dollar fifty = 1.5 Dollar
20 cents => 20 cents = 20 Cent
a 5-cent rise => 5-cent = 5 Cent
2 1/2 cents => 2 1/2 cents = 2.5 Cent
50 ¢ => 50 ¢ = 50 Cent
US$ 20 => US$ 20 = 20 USD
us $ 3 billion => us $ 3 billion = 3000000000 USD
20 us dollars => 20 us dollars = 20 USD
20 american dollars => 20 american dollars = 20 USD
USD 1,000 => USD 1,000 = 1000 USD
1000 usd => 1000 usd = 1000 USD
75 USD million => 75 USD million = 75000000 USD
15 USD 50 => 15 USD 50 = 15.5 USD
$20 USD => $20 USD = 20 USD
usd 5 usd 10 => usd 5 = 5 USD; usd 10 = 10 USD
€50 => €50 = 50 EUR
50 € => 50 € = 50 EUR
5 euros and 20 cents => 5 euros and 20 cents = 5.2 EUR
120 MEUR => 120 MEUR = 120000000 EUR
5 KUSD => 5 KUSD = 5000 USD
£20 => £20 = 20 Pound
20 pounds => 20 pounds = 20 Pound
20 pounds and 50 pence => 20 pounds and 50 pence = 20.5 Pound
20 british pounds => 20 british pounds = 20 GBP
20 GBP => 20 GBP = 20 GBP
pounds sterling 5 =>
50 pence => 50 pence = 50 Penny
5 quid => 5 quid = 5 GBP
¥300 => ¥300 = 300 CNY
RMB 14.5 billion => RMB 14.5 billion = 14500000000 CNY
100 yuan => 100 yuan = 100 CNY
100 chinese yuan => 100 chinese yuan = 100 CNY
100元 => 100元 = 100 CNY
450,000 yen => 450,000 yen = 450000 JPY
500 japanese yen => 500 japanese yen = 500 JPY
hk $ 16 million => hk $ 16 million = 16000000 HKD
HK$16 => HK$16 = 16 HKD
50 hong kong dollars => 50 hong kong dollars = 50 HKD
A$ 5 => A$ 5 = 5 AUD
C$ 5 => C$ 5 = 5 CAD
c $ 1.34 => c $ 1.34 = 1.34 CAD
S$30 => S$30 = 30 SGD
NT$300 => NT$300 = 300 TWD
NZ$15 => NZ$15 = 15 NZD
R$40 => R$40 = 40 BRL
Mex$ 10 => Mex$ 10 = 10 MXN
sgd$ 20 => sgd$ 20 = 20 SGD
"""
RARE = """
100 swiss francs => 100 swiss francs = 100 CHF
150 french francs => 150 french francs = 150 FRF
528 million francs => 528 million francs = 528000000 Franc
200 swedish kronor => 200 swedish kronor = 200 SEK
200 danish kroner => 200 danish kroner = 200 DKK
200 norwegian krone => 200 norwegian krone = 200 NOK
30 polish zlotys => 30 polish zlotys = 30 PLN
30 zł => 30 zł = 30 PLN
500 hungarian forints => 500 hungarian forints = 500 HUF
70 czech koruna => 70 czech koruna = 70 CZK
1,000 russian rubles => 1,000 russian rubles = 1000 RUB
5 rubles and 20 kopeks => 5 rubles and 20 kopeks = 5.2 RUB
₽300 => ₽300 = 300 RUB
₹500 => ₹500 = 500 INR
Rs. 500 => Rs. 500 = 500 Rupee
12,34,567.89 rupees => 12,34,567.89 rupees = 1234567.89 Rupee
5 lakh rupees => 5 lakh rupees = 500000 Rupee
500 indian rupees => 500 indian rupees = 500 INR
900 pakistani rupees => 900 pakistani rupees = 900 PKR
₩5000 => ₩5000 = 5000 KRW
5000 south korean won => 5000 south korean won = 5000 KRW
₫20000 => ₫20000 = 20000 VND
฿100 => ฿100 = 100 THB
100 baht => 100 baht = 100 THB
RM 50 => RM 50 = 50 MYR
50 malaysian ringgit => 50 malaysian ringgit = 50 MYR
₱80 => ₱80 = 80 PHP
80 philippine pesos => 80 philippine pesos = 80 PHP
10 pesos => 10 pesos = 10 Peso
₺40 => ₺40 = 40 TRY
40 turkish lira => 40 turkish lira = 40 TRY
₪60 => ₪60 = 60 ILS
60 shekels => 60 shekels = 60 ILS
₴70 => ₴70 = 70 UAH
₦900 => ₦900 = 900 NGN
900 naira => 900 naira = 900 NGN
50 saudi riyals => 50 saudi riyals = 50 SAR
50 uae dirhams => 50 uae dirhams = 50 AED
AED 50 => AED 50 = 50 AED
20 kuwaiti dinars => 20 kuwaiti dinars = 20 KWD
20 egyptian pounds => 20 egyptian pounds = 20 EGP
30 kenyan shillings => 30 kenyan shillings = 30 KES
40 south african rand => 40 south african rand = 40 ZAR
50 brazilian reais => 50 brazilian reais = 50 BRL
60 peruvian soles => 60 peruvian soles = 60 PEN
70 costa rican colones => 70 costa rican colones = 70 CRC
80 jamaican dollars => 80 jamaican dollars = 80 JMD
TT$90 => TT$90 = 90 TTD
10 georgian lari => 10 georgian lari = 10 GEL
100₾ => 100₾ = 100 GEL
10 kazakhstani tenge => 10 kazakhstani tenge = 10 KZT
100,000 ₭ => 100,000 ₭ = 100000 LAK
3 mongolian tugriks => 3 mongolian tugriks = 3 MNT
5 deutsche marks => 5 deutsche marks = 5 DEM
5 billion italian lire => 5 billion italian lire = 5000000000 ITL
₿0.5 => ₿0.5 = 0.5 Bitcoin
2 bitcoins => 2 bitcoins = 2 Bitcoin
0.5 BTC => 0.5 BTC = 0.5 Bitcoin
300 satoshis => 300 satoshis = 300 Satoshi
500 ALL => 500 ALL = 500 ALL
ALL 500 =>
top 5 =>
try 3 times =>
5 million =>
he won 5 games =>
a million thanks =>
5 centimetres =>
"""
IN_TEXTS = """
offer $ 800 rebates on 3 cars => $ 800 = 800 Dollar
10 $ 30 $ => 10 $ = 10 Dollar; 30 $ = 30 Dollar
I have 3 $20 bills => $20 = 20 Dollar
between $5 and $6 => $5 = 5 Dollar; $6 = 6 Dollar
in 1988 $ 14 million was spent => $ 14 million = 14000000 Dollar
a $ 5 bill => $ 5 = 5 Dollar
the firm 's $ 5 million => $ 5 million = 5000000 Dollar
50 dollar 50 dollar => 50 dollar = 50 Dollar; 50 dollar = 50 Dollar
5 dollars, 10 euros => 5 dollars = 5 Dollar; 10 euros = 10 EUR
$12.50 and 15% off => $12.50 = 12.5 Dollar
how many dollars per euro => dollars = None Dollar; euro = None EUR
"""


@pytest.mark.parametrize(("text", "wanted"), cases(COMMON + RARE + IN_TEXTS))
def test_money(text: str, wanted: list[str]) -> None:
    assert found(Kind.MONEY, text) == wanted
