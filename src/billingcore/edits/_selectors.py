"""What a word in a configuration means: a family, the beginning of an id, an id, or ALL."""

__all__ = ["reach"]


def reach(word: str, rule: str) -> int | None:
    """Return how specific `word` is about the rule with this id, or None if it means another.

    Letters alone are a whole family, so that "DX" never takes the rules of a family "DXA".

    >>> reach("DX", "DX003"), reach("DX00", "DX003"), reach("ALL", "DX003"), reach("D", "DX003")
    (2, 4, 0, None)
    """
    if word == "ALL":
        return 0
    if not rule.startswith(word):
        return None
    rest = rule[len(word) :]
    return None if rest and not rest.isdigit() else len(word)
