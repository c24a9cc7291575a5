"""The operator's key under a passphrase, so that it may lie beside what it opens.

scrypt makes each guess cost 32 MiB and a tenth of a second (RFC 7914; n = 2^15, r = 8, p = 1).
"""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.vault import KEY_BYTES, NONCE_BYTES, KeyRefused

SALT_BYTES = 16
COST, BLOCK, LANES = 2**15, 8, 1
# What the function is allowed; it needs 128 * n * r.
MOST_MEMORY = 64 * 2**20
SHORTEST_PASSPHRASE = 12
WHAT = b"operator's key"


def seal_key(key: bytes, passphrase: str) -> bytes:
    """A key that only the passphrase opens. Raises KeyRefused for one that is guessed easily."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise KeyRefused(f"a passphrase should have {SHORTEST_PASSPHRASE} characters or more")
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return salt + nonce + _cipher(passphrase, salt).encrypt(nonce, key, WHAT)


def open_key(sealed: bytes, passphrase: str) -> bytes:
    """The key. Raises KeyRefused when the passphrase is another one, or the bytes were damaged."""
    salt, rest = sealed[:SALT_BYTES], sealed[SALT_BYTES:]
    try:
        key = _cipher(passphrase, salt).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], WHAT)
    except (InvalidTag, ValueError):
        raise KeyRefused("that passphrase does not open the key; please try again") from None
    return key


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    derived = hashlib.scrypt(
        passphrase.encode(),
        salt=salt,
        n=COST,
        r=BLOCK,
        p=LANES,
        maxmem=MOST_MEMORY,
        dklen=KEY_BYTES,
    )
    return AESGCM(derived)
