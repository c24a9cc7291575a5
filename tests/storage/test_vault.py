"""Keys: nothing is readable without them, and what is destroyed is gone."""

import pytest

from storage.vault import KeyDestroyed, KeyRefused, Use, Vault, operators_key

OPERATOR = b"o" * 32


@pytest.fixture
def vault(tmp_path):
    vault = Vault(tmp_path / "keys", OPERATOR)
    vault.create(1)
    return vault


def test_what_is_encrypted_opens_again_and_never_looks_the_same(vault):
    one, other = vault.encrypt(1, "ymddiriedaeth 🌱"), vault.encrypt(1, "ymddiriedaeth 🌱")

    assert vault.decrypt(1, one) == vault.decrypt(1, other) == "ymddiriedaeth 🌱"
    assert one != other
    assert b"ymddiriedaeth" not in one


def test_keys_are_there_after_a_restart(vault, tmp_path):
    sealed = vault.encrypt(1, "trust")

    again = Vault(tmp_path / "keys", OPERATOR)

    assert again.decrypt(1, sealed) == "trust"
    assert again.key(1, Use.LINK) == vault.key(1, Use.LINK)


def test_no_key_lies_in_clear_in_its_file(vault, tmp_path):
    files = [path.read_bytes() for path in (tmp_path / "keys").iterdir()]

    assert len(files) == 2
    for use in Use:
        assert not any(vault.key(1, use) in content for content in files)


def test_files_are_for_us_alone(vault, tmp_path):
    folder = tmp_path / "keys"

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_another_operators_key_opens_nothing(vault, tmp_path):
    other = Vault(tmp_path / "keys", b"x" * 32)

    with pytest.raises(KeyRefused, match="put the key file that belongs to it back"):
        other.key(1, Use.DATA)


def test_one_sessions_text_does_not_open_with_anothers_key(vault):
    vault.create(2)

    with pytest.raises(KeyRefused):
        vault.decrypt(2, vault.encrypt(1, "trust"))


def test_a_flipped_bit_is_noticed(vault):
    sealed = bytearray(vault.encrypt(1, "trust"))
    sealed[-1] ^= 1

    with pytest.raises(KeyRefused):
        vault.decrypt(1, bytes(sealed))


def test_a_destroyed_key_is_gone_for_this_process_and_the_next(vault, tmp_path):
    key = vault.key(1, Use.LINK)

    vault.destroy(1, Use.LINK)
    vault.destroy(1, Use.LINK)

    assert not vault.has(1, Use.LINK)
    with pytest.raises(KeyDestroyed):
        vault.key(1, Use.LINK)
    with pytest.raises(KeyDestroyed):
        Vault(tmp_path / "keys", OPERATOR).key(1, Use.LINK)
    assert vault.key(1, Use.DATA) != key


def test_marks_find_a_person_and_are_no_hash_of_the_id(vault, tmp_path):
    assert vault.mark("person", 7) == Vault(tmp_path, OPERATOR).mark("person", 7)
    assert vault.mark("person", 7) != Vault(tmp_path, b"x" * 32).mark("person", 7)
    assert vault.mark("person", 7) != vault.mark("chat", 7)


def test_the_operators_key_is_made_once_and_kept(tmp_path):
    path = tmp_path / "secret" / "gair.key"

    key = operators_key(path)

    assert operators_key(path) == key
    assert (len(key), path.stat().st_mode & 0o777) == (32, 0o600)


def test_an_operators_key_that_others_can_read_is_refused(tmp_path):
    path = tmp_path / "gair.key"
    operators_key(path)
    path.chmod(0o644)

    with pytest.raises(KeyRefused, match="can be read by others; run: chmod 600 "):
        operators_key(path)


def test_a_file_that_is_no_key_is_refused(tmp_path):
    path = tmp_path / "gair.key"
    path.write_bytes(b"short")
    path.chmod(0o600)

    with pytest.raises(KeyRefused, match="is no key of Gair"):
        operators_key(path)


def test_a_destroyed_key_is_overwritten_where_it_lay(vault, tmp_path):
    """What is only unlinked can be read from the disk for a long time, as through a handle."""
    before = {
        path.name: (path.open("rb"), path.read_bytes()) for path in (tmp_path / "keys").iterdir()
    }

    for use in Use:
        vault.destroy(1, use)

    for handle, key in before.values():
        with handle:
            left = handle.read()
        assert len(left) == len(key)
        assert not any(left[at : at + 4] == key[at : at + 4] for at in range(0, len(key), 4))
