"""Photos and documents: sizes, limits, downloads."""

import io

import pytest
from PIL import Image

from bot.rehearsal.bot_api import World, as_shown
from bot.rehearsal.bot_api.calls import Upload
from bot.rehearsal.bot_api.files import Files, StoredFile
from bot.rehearsal.bot_api.refusals import ApiRefusal
from tests.rehearsal.test_bot_api_http import picture

TOO_BIG = "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"


async def test_a_photo_has_several_sizes_and_can_be_downloaded(api, ana):
    ana.starts()
    sent = await api.result("sendPhoto", {"photo": ("a.png", picture())}, chat_id=str(ana.id))

    described = await api.result("getFile", file_id=sent["photo"][1]["file_id"])
    path = f"/file/bot{api.world.token}/{described['file_path']}"
    download = await api.client.get(path)

    assert [size["width"] for size in sent["photo"]] == [90, 320, 800, 1280]
    with Image.open(io.BytesIO(download.content)) as small:
        assert (small.format, small.size) == ("JPEG", (320, 225))
    assert ana.private.last.photo == picture()


async def test_a_photo_is_sent_again_by_its_id(api, ana):
    ana.starts()
    sent = await api.result("sendPhoto", {"photo": ("a.png", picture())}, chat_id=str(ana.id))

    again = await api.result("sendPhoto", chat_id=ana.id, photo=sent["photo"][0]["file_id"])

    assert again["photo"] == sent["photo"]
    assert await api.refusal("sendPhoto", chat_id=ana.id, photo="unknown") == (
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    )
    assert (await api.refusal("sendDocument", chat_id=ana.id, document="unknown"))[0] == 400


async def test_a_document_keeps_its_name_and_content(api, ana):
    ana.starts()
    parts = {"document": ("session.zip", b"PK words")}

    sent = await api.result("sendDocument", parts, chat_id=str(ana.id), caption="The archive")

    assert sent["document"]["file_name"] == "session.zip"
    assert sent["document"]["mime_type"] == "application/zip"
    assert ana.private.last.document == ("session.zip", b"PK words")
    assert ana.private.last.photo is None
    described = await api.result("getFile", file_id=sent["document"]["file_id"])
    path = f"/file/bot{api.world.token}/{described['file_path']}"
    assert (await api.client.get(path)).content == b"PK words"
    again = await api.result("sendDocument", chat_id=ana.id, document=sent["document"]["file_id"])
    assert again["document"] == sent["document"]


async def test_nothing_to_send_is_refused(api, ana):
    ana.starts()

    assert await api.refusal("sendPhoto", chat_id=ana.id, photo="") == (
        400,
        "Bad Request: there is no photo in the request",
    )
    assert await api.refusal("sendDocument", chat_id=ana.id, document="") == (
        400,
        "Bad Request: there is no document in the request",
    )


@pytest.mark.parametrize(
    ("content", "description"),
    [
        (b"", "file must be non-empty"),
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (lambda: picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (lambda: picture(2001, 100), "PHOTO_INVALID_DIMENSIONS"),
        (
            b"0" * (10485760 + 1),
            TOO_BIG,
        ),
    ],
    ids=["empty", "text", "sides", "ratio", "bytes"],
)
async def test_pictures_that_telegram_does_not_take(api, ana, content, description):
    content = content() if callable(content) else content
    ana.starts()

    refused = await api.refusal("sendPhoto", {"photo": ("a.png", content)}, chat_id=str(ana.id))

    assert refused == (400, f"Bad Request: {description}")


def test_the_largest_pictures_are_taken():
    files = Files()

    assert files.add_photo(picture(2000, 100))[-1]["width"] == 2000
    assert files.add_photo(picture(9000, 1000))[-1]["width"] == 2560


def test_documents_have_at_most_50_megabytes():
    upload = Upload(filename="a.zip", content_type="", content=bytes((50 << 20) + 1))

    with pytest.raises(ApiRefusal, match="Request Entity Too Large"):
        Files().add_document(upload)
    with pytest.raises(ApiRefusal, match="file must be non-empty"):
        Files().add_document(Upload(filename="a.zip", content_type="", content=b""))


async def test_files_are_downloaded_up_to_20_megabytes(api):
    big = StoredFile(file_id="big", content=bytes((20 << 20) + 1), path="big.zip")
    api.world.files.by_id["big"] = big

    assert await api.refusal("getFile", file_id="big") == (400, "Bad Request: file is too big")
    assert await api.refusal("getFile", file_id="none") == (
        400,
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    )


async def test_downloads_need_the_token_and_the_path(api):
    assert (await api.client.get("/file/bot2:OTHER/photos/a.jpg")).status_code == 401
    assert (await api.client.get(f"/file/bot{api.world.token}/photos/a.jpg")).status_code == 404


def test_a_phone_shows_a_jpeg_without_transparency():
    drawn = io.BytesIO()
    Image.new("RGBA", (2560, 1280), (255, 0, 0, 255)).save(drawn, "PNG")

    with Image.open(io.BytesIO(as_shown(drawn.getvalue()))) as shown:
        assert (shown.format, shown.size, shown.mode) == ("JPEG", (1280, 640), "RGB")


def test_replaced_pictures_are_let_go_when_memory_is_bounded():
    files = Files()
    sizes = files.add_photo(picture())

    files.forget(sizes)

    assert (files.by_id, files.by_path, files.described) == ({}, {}, {})


def test_a_world_that_keeps_nothing_bounds_what_it_remembers():
    world = World(keep=False)
    ana = world.add_person("Ana")

    for number in range(300):
        ana.says(str(number))

    assert len(world.updates.history) == 200
    assert len(ana.sees) == 300
