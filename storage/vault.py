"""Keys: what makes the texts in the database readable, and what links them to people.

Each session has two random keys. The data key encrypts what people said and where their chats are
(AES-256-GCM, 12 random bytes of nonce before each text; NIST SP 800-38D). The link key makes the
marks that find the author of words. Both lie in files of their own, beside the database and never
in it, wrapped by the operator's key, which lies elsewhere: who has the data folder, or a backup of
it, can read nothing. Destroying the link key seals a session; destroying the data key ends it.
"""

import hmac
import os
import secrets
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.allowed import is_there
from storage.syncing import sync

KEY_BYTES = 32
NONCE_BYTES = 12
MARK_BYTES = 16
MOST_MARKS = 4096
# Windows writes ends of lines otherwise than they are, unless it is told not to.
AS_BYTES: int = getattr(os, "O_BINARY", 0)


class Use(StrEnum):
    """What a key of a session is for."""

    LINK = "link"
    DATA = "data"


class KeyRefused(Exception):
    """A key can't be used; the message says which, and what to do."""


class KeyDestroyed(Exception):
    """The session was sealed, or has ended its time: the key is gone for good."""


class Vault:
    """The keys of all sessions, in a folder. Not for several processes at once."""

    def __init__(self, folder: Path, operators_key: bytes) -> None:
        self._folder = folder
        self._wrapping = AESGCM(_derive(operators_key, "wrapping"))
        self._lookup = _derive(operators_key, "lookup")
        self._keys: dict[tuple[int, Use], bytes] = {}
        # Each query asks for some: working one out anew costs as much as the query.
        self._ciphers: dict[int, AESGCM] = {}
        self.mark = lru_cache(MOST_MARKS)(self._mark)

    @property
    def folder(self) -> Path:
        """Where they lie, wrapped by the operator's key."""
        return self._folder

    def create(self, session_id: int) -> None:
        """Make the keys of a new session. What an aborted session of the same number left goes."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for use in Use:
            key = secrets.token_bytes(KEY_BYTES)
            wrapped = _seal(self._wrapping, key, f"{use}|{session_id}".encode())
            write_key(self._path(session_id, use), wrapped)
            self._keys[session_id, use] = key
        self._ciphers.pop(session_id, None)

    def key(self, session_id: int, use: Use) -> bytes:
        """A key of a session; KeyDestroyed when it is gone, KeyRefused when it can't be read."""
        found = self._keys.get((session_id, use))
        if found is None:
            found = self._keys[session_id, use] = self._read(session_id, use)
        return found

    def all_ids(self) -> set[int]:
        """The sessions that there are keys of."""
        return {int(path.stem) for use in Use for path in self._folder.glob(f"*.{use}")}

    def has(self, session_id: int, use: Use) -> bool:
        """Whether a key of a session was not destroyed."""
        return self._path(session_id, use).exists()

    def destroy(self, session_id: int, use: Use) -> None:
        """Overwrite a key and remove it. Backups never held it. Doing it twice does no harm."""
        self._keys.pop((session_id, use), None)
        if use is Use.DATA:
            self._ciphers.pop(session_id, None)
        path = self._path(session_id, use)
        if path.exists():
            _overwrite(path)
            path.unlink()
            sync(self._folder)

    def encrypt(self, session_id: int, text: str | int) -> bytes:
        """A text, or the id of a chat, that only the session's data key opens."""
        return _seal(self._cipher(session_id), str(text).encode(), str(session_id).encode())

    def decrypt(self, session_id: int, sealed: bytes) -> str:
        """What `encrypt` was given, as text. KeyRefused when the bytes were damaged."""
        context = str(session_id).encode()
        return _open(self._cipher(session_id), sealed, context, "a text in the database").decode()

    def _cipher(self, session_id: int) -> AESGCM:
        found = self._ciphers.get(session_id)
        if found is None:
            found = self._ciphers[session_id] = AESGCM(self.key(session_id, Use.DATA))
        return found

    def _mark(self, purpose: str, what: str | int) -> bytes:
        """Finds a person or chat again without its id: 16 bytes of HMAC-SHA-256."""
        message = f"{purpose}|{what}".encode()
        return hmac.digest(self._lookup, message, "sha256")[:MARK_BYTES]

    def _read(self, session_id: int, use: Use) -> bytes:
        path = self._path(session_id, use)
        try:
            wrapped = path.read_bytes()
        except FileNotFoundError:
            raise KeyDestroyed(session_id, use) from None
        except OSError as error:
            raise KeyRefused(
                f"{path} can't be read ({error.strerror}); let all of data_folder belong to "
                "whoever runs the bot"
            ) from None
        return _open(self._wrapping, wrapped, f"{use}|{session_id}".encode(), str(path))

    def _path(self, session_id: int, use: Use) -> Path:
        return self._folder / f"{session_id}.{use}"


def operators_key(path: Path) -> bytes:
    """The operator's key, made at the first start. Raises KeyRefused if the file is not one, or may
    not be used."""
    try:
        key, mode = _read_or_made(path)
    except OSError as error:
        raise KeyRefused(
            f"{path} can't be read ({error.strerror}); name the file with the key itself, and let "
            "it belong to whoever runs the bot"
        ) from None
    if os.name == "posix" and mode & 0o077:
        raise KeyRefused(f"{path} can be read by others; run: chmod 600 {path}")
    if len(key) != KEY_BYTES:
        raise KeyRefused(f"{path} is no key of Gair; put the right file back, or name another")
    return key


def _read_or_made(path: Path) -> tuple[bytes, int]:
    """What is in the file, and its mode."""
    if not is_there(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_key(path, secrets.token_bytes(KEY_BYTES))
    return path.read_bytes(), path.stat().st_mode


def _derive(key: bytes, purpose: str) -> bytes:
    return hmac.digest(key, purpose.encode(), "sha256")


def _seal(cipher: AESGCM, plain: bytes, context: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, plain, context)


def _open(cipher: AESGCM, sealed: bytes, context: bytes, what: str) -> bytes:
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except (InvalidTag, ValueError):
        raise KeyRefused(
            f"{what} can't be opened with this key; put the key file that belongs to it back"
        ) from None


def write_key(path: Path, content: bytes) -> None:
    """Write a file that only we may read, and have it on the disk before going on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | AS_BYTES, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    sync(path.parent)


def _overwrite(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | AS_BYTES)
    try:
        os.write(handle, secrets.token_bytes(os.fstat(handle).st_size))
        os.fsync(handle)
    finally:
        os.close(handle)
