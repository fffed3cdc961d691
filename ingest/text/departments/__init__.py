"""Who leads and who cooperates, as papers say it."""

from ingest.text.departments.gazetteer import full_name
from ingest.text.departments.names import is_body, is_group, names
from ingest.text.departments.reading import notice_sections, read_departments, read_notices

__all__ = ["full_name", "is_body", "is_group", "names", "notice_sections", "read_departments", "read_notices"]
