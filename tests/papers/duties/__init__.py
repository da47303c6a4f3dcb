"""The register of duties and dates."""
