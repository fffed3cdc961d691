"""Tests of the workbook given back to the sender."""
