"""The web app: the same answers as the command line, in a browser, in Chinese, offline."""

from app.web.server import make_app

__all__ = ["make_app"]
