"""Tables with headings of their own: what each column means, said once and kept with its source."""
