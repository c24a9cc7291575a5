"""Backups that an operator has `gair backup` keep in other folders, while a scene's bot runs."""

import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.players import Scene

PASSPHRASE = "correct horse battery"


def settings(scene: Scene, folder: Path, **changed: Path) -> str:
    """A settings file of the scene's bot in another folder."""
    named = {"data_folder": scene.config.data_folder, "key_file": scene.config.key_file, **changed}
    path = folder / "config.toml"
    path.write_text("".join(f'{name} = "{value}"\n' for name, value in named.items()))
    return str(path)


def backs_up(scene: Scene, folder: Path, *options: str, name: str = "kept.gair") -> Path:
    """`gair backup` while the bot runs; the file."""
    out = folder / name
    assert main(["backup", str(out), *options, "--config", settings(scene, folder)]) == 0
    return out


async def key_lies_apart(
    scene: Scene, folders: pytest.TempPathFactory, patch: pytest.MonkeyPatch
) -> None:
    """The key is where it should be, in a folder of its own, and whoever backs up has a
    passphrase."""
    patch.setenv("GAIR_PASSPHRASE", PASSPHRASE)
    await scene._running.aclose()
    key = shutil.move(scene.config.key_file, folders.mktemp("key") / "gair.key")
    await scene.restarts(key_file=key)
