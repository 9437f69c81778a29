"""A bar of text that tells a share."""

_BAR_CELLS = 10


def format_bar(share: float) -> str:
    """Ten cells, `share` of them full."""
    full = round(min(max(share, 0.0), 1.0) * _BAR_CELLS)
    return "▓" * full + "░" * (_BAR_CELLS - full)
