"""Readers that are not ours (a language model behind a URL, a transformers pipeline, UIE) behind one protocol; off by default.

None is believed: what does not match the text at its offsets, or lies outside the schema, is dropped and counted.
"""
