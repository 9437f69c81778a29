def describe(rule: str, lang: str) -> str:
    return rule
