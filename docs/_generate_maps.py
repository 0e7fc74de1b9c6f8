"""Write a page for each map: what the guide allows at each place, and the attribute it fills."""

from billingcore.x12 import maps
from billingcore.x12.maps._vocabulary import Transaction


def map_pages():
    """Yield a page for each transaction that has a map."""
    for name in sorted(maps.__all__):
        found = getattr(maps, name)
        if isinstance(found, Transaction):
            yield f"maps/{found.id}.md", maps.page(found)
