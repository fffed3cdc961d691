"""Facts and states as files: for a spreadsheet, as RDF, as a network, as a network map."""

from app.export.folder import write_folder
from app.export.forms import FORMS, NEEDS_PLACE, STATES, WHOLE, Export
from app.export.maps import map_of
from app.export.network_files import plain, write_gexf, write_graphml
from app.export.rdf_files import rdf_store, write_rdf
from app.export.sheets import Book, Sheet, make_book
from app.export.target import Target
from app.export.workbook import write_workbook

__all__ = [
    "FORMS", "NEEDS_PLACE", "STATES", "WHOLE", "Book", "Export", "Sheet", "Target", "make_book", "map_of", "plain", "rdf_store",
    "write_folder", "write_gexf", "write_graphml", "write_rdf", "write_workbook",
]  # fmt: skip
