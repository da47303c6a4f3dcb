"""The register of public bodies: names and kinds offered as a partner is typed."""
