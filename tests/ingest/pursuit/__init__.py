"""Tests of the register as a workbook."""
