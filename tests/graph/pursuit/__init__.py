"""Tests of the pursuit register."""
