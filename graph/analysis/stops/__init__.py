"""What stops when a source goes, what a place can make by itself, what cuts a product off, and who would have to come."""

from graph.analysis.stops.lacking import ProductLacking, lacking
from graph.analysis.stops.making import CanMake, Made, can_make
from graph.analysis.stops.product import ProductArrivals, ProductCuts, arrivals, cuts
from graph.analysis.stops.ranking import Stop, Stops, stops

__all__ = ["CanMake", "Made", "ProductArrivals", "ProductCuts", "ProductLacking", "Stop", "Stops", "arrivals", "can_make", "cuts",
           "lacking", "stops"]  # fmt: skip
