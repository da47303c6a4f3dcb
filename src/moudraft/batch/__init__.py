"""A batch: many deals drafted in one run, on one machine or several."""
