"""The register of duties and dates: who owes what to whom, where the paper says so, and the days that follow."""
