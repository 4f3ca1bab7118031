"""A shop whose figures come from exported files (orders, products, ad reports as CSV or XLSX): read only, nothing is ever sent."""
