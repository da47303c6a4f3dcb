"""Tests of the register of duties and dates."""
