"""The screens, in the order of the navigation. Each asks the same functions as the command line and works nothing out itself."""

from app.web.screens.ask import ASK
from app.web.screens.brief import BRIEF, BRIEF_WORD, SAVE
from app.web.screens.candidates import CANDIDATES
from app.web.screens.chain import CHAIN
from app.web.screens.compare import COMPARE
from app.web.screens.data import DATA
from app.web.screens.editing import EDIT_SCREEN, SAVE_LINE
from app.web.screens.entry import ENTRY_SCREEN
from app.web.screens.free import FREE
from app.web.screens.indicators import INDICATOR_BOOK, INDICATORS
from app.web.screens.indicators_back import CONFIRM_INDICATORS, INDICATORS_TRIAL, UPLOAD_INDICATORS
from app.web.screens.load import LOAD
from app.web.screens.network import NETWORK
from app.web.screens.overview import OVERVIEW
from app.web.screens.register import REGISTER, REGISTER_BOOK
from app.web.screens.register_back import CONFIRM_REGISTER, REGISTER_TRIAL, UPLOAD_REGISTER
from app.web.screens.row import ROW
from app.web.screens.search import SEARCH
from app.web.screens.trial import TRIAL
from app.web.screens.whatif import WHATIF

SCREENS = (OVERVIEW, CHAIN, CANDIDATES, NETWORK, BRIEF, INDICATORS, REGISTER, DATA, ASK, WHATIF, COMPARE, SEARCH, INDICATORS_TRIAL,
           ENTRY_SCREEN, EDIT_SCREEN, REGISTER_TRIAL, FREE, TRIAL, LOAD, ROW)  # fmt: skip
ACTIONS = (SAVE, SAVE_LINE, UPLOAD_REGISTER, CONFIRM_REGISTER, UPLOAD_INDICATORS, CONFIRM_INDICATORS)
"""What forms do."""
HANDED = (BRIEF_WORD, INDICATOR_BOOK, REGISTER_BOOK)
"""Documents that screens hand out."""

__all__ = ["ACTIONS", "HANDED", "SCREENS"]
