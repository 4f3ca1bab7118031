### Files that are imported: what was done with their lines, why a line was not taken, and what has to be asked first.

import-note-cancellations = Lines of cancelled orders: { NUM($count) }. They are counted apart and are not in sales.
import-note-positive-cancellations = Cancelled lines with a positive amount: { NUM($count) }. Please check that order numbers starting with C are cancellations here.
import-note-adjustments = Negative adjustments, such as bad debt: { NUM($count) }. They are counted apart.
import-note-zero-price = Lines with an amount of 0: { NUM($count) }. They are kept and are not sales.
import-note-without-buyer = Lines without a buyer: { NUM($count) }. They are in sales and in no count of buyers.

error-import-asks = Questions about this file: { NUM($count) }. It will be imported once they are answered; nothing was imported yet.
error-import-answer = “{ $answer }” is not one of the choices. Nothing was imported.
error-import-too-large = The file unpacks to more than { NUM($limit) } MB and was not imported. Please split it by month.
error-import-rejects-file = The lines that were not taken cannot be written to { $name }, so the import stopped halfway. Please free some space and import again; nothing will count twice.
error-file-empty = The file is empty. Nothing was imported.
error-file-not-table = This is not a table. Nothing was imported. Please send a CSV or XLSX file.
error-file-old-excel = This is an old Excel file (.xls), which I cannot read. Please save it as .xlsx and send it again.
error-file-encoding = The letters in this file cannot be read. Nothing was imported. Please save it as a UTF-8 CSV and send it again.

rejects-line = Line
rejects-reason = Code
rejects-explanation = Why it was not taken
reject-columns = The number of columns does not match the header
reject-quotes = The quotes do not match, so the line is broken
reject-letters = Some letters cannot be read
reject-line-too-long = The line is too long
reject-formula = A formula has no result yet; please open and save the file in a spreadsheet program
reject-number = { FILLED($value) ->
    [no] A number is missing
   *[yes] “{ $value }” is not a number
}
reject-too-fine = “{ $value }” has more than four decimals
reject-quantity = “{ $value }” is not a usable whole number
reject-too-large = “{ $value }” is unreasonably large
reject-price = The price or cost “{ $value }” is not usable
reject-date = { FILLED($value) ->
    [no] The date is missing
   *[yes] “{ $value }” is not a date, or it is not clear whether the day or the month comes first
}
reject-no-invoice = There is no order number
reject-no-product = There is no product
reject-shortened = A spreadsheet program shortened the order number “{ $value }”; please make the column text and export again
reject-text-too-long = A cell is longer than { NUM($limit) } characters
reject-order-closed = The order is “{ $value }”, which is no sale
reject-sku-twice = “{ $value }” was there before with other values

mapping-missing = I found no column for “{ $field }”. Which one is it?
mapping-unsure = I am not sure about “{ $field }”. Which column is it?
mapping-kind = What is in this file?
mapping-sheet = There are several sheets. Which one should I read?
mapping-date-order = Do dates (such as { $examples }) begin with the day or the month?
mapping-decimal-mark = In numbers (such as { $examples }), which sign is the decimal mark?
mapping-encoding = Which encoding do the letters of this file use?
mapping-field-invoice = order number
mapping-field-sku = item number
mapping-field-name = product name
mapping-field-quantity = quantity
mapping-field-price = unit price
mapping-field-amount = amount
mapping-field-time = date
mapping-field-buyer = buyer
mapping-field-status = order state
mapping-field-stock = stock
mapping-field-cost = cost
mapping-field-spend = ad spend
mapping-field-campaign = campaign
mapping-field-impressions = impressions
mapping-field-clicks = clicks
mapping-field-orders = orders from ads
mapping-field-kind = contents
mapping-field-sheet = sheet
mapping-field-date-order = order of day and month
mapping-field-decimal-mark = decimal mark
mapping-field-encoding = encoding
mapping-choice-orders = Orders
mapping-choice-products = Products
mapping-choice-ads = Ad report
mapping-choice-dmy = Day first
mapping-choice-mdy = Month first
mapping-choice-point = Point (.)
mapping-choice-comma = Comma (,)
mapping-choice-utf8 = UTF-8
mapping-choice-gb18030 = Chinese (GBK)
mapping-choice-western = Western European
