"""The options paper: what an appraisal found, laid out for a meeting."""
