"""What the ledger bench fills, asks and weighs: real tables, through the product's own functions."""
