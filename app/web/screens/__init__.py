"""The screens, in the order of the navigation. Each asks the same functions as the command line and works nothing out itself."""

from app.web.screens.ask import ASK
from app.web.screens.brief import BRIEF, BRIEF_WORD, SAVE
from app.web.screens.candidates import CANDIDATES
from app.web.screens.chain import CHAIN
from app.web.screens.compare import COMPARE
from app.web.screens.data import DATA
from app.web.screens.free import FREE
from app.web.screens.load import LOAD
from app.web.screens.overview import OVERVIEW
from app.web.screens.row import ROW
from app.web.screens.search import SEARCH
from app.web.screens.trial import TRIAL
from app.web.screens.whatif import WHATIF

SCREENS = (OVERVIEW, CHAIN, CANDIDATES, BRIEF, DATA, ASK, WHATIF, COMPARE, SEARCH, FREE, TRIAL, LOAD, ROW)
ACTIONS = (SAVE,)
"""What forms do."""
HANDED = (BRIEF_WORD,)
"""Documents that screens hand out."""

__all__ = ["ACTIONS", "HANDED", "SCREENS"]
