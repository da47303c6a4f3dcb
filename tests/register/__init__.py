"""Tests of the register of public bodies."""
