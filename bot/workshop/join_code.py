"""The code that people type who can't follow a link: 8 characters, 40 random bits.

Crockford's Base32: no I, L, O or U, so that nothing is misread; what is typed in their place is
understood (https://www.crockford.com/base32.html).
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
MISREAD = str.maketrans("ILO", "110")


def new() -> str:
    """A fresh random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(text: str) -> str | None:
    """The code that somebody typed, or None; case, spaces and hyphens don't matter."""
    typed = text.strip().upper().replace("-", "").replace(" ", "").translate(MISREAD)
    return typed if len(typed) == LENGTH and set(typed) <= set(ALPHABET) else None


def shown(code: str) -> str:
    """The code in two halves, to read out: ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"
