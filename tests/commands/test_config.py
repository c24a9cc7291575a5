"""Settings: what is taken, and what somebody is told about each mistake."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import LARGEST_FILE, Config, ConfigError, load

HALF = "AAEhBP0av28uQhY1Z"
SECRET = f"{HALF}{HALF[::-1]}_"
TOKEN = f"123456789:{SECRET}"
OTHER_TOKEN = f"987654321:{SECRET[::-1]}"
WITH_TOKEN = {"TELEGRAM_TOKEN": TOKEN}
SETTINGS = [field.name for field in fields(Config) if field.name != "warnings"]
NO_TOKEN = (
    "telegram_token is missing; get one from @BotFather and set TELEGRAM_TOKEN in the "
    "environment, or "
)
MISSING = NO_TOKEN + "write it into this file"
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"

LIST_OF_IDS = "[-1001234567890, 12345678]"


@pytest.fixture
def write(tmp_path):
    """Write a settings file that only its owner can read."""

    def write(content):
        path = tmp_path / "config.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path.chmod(0o600)
        return path

    return write


def problems(path, environment=None, **options):
    """What is said about a file, without its name in front."""
    with pytest.raises(ConfigError) as caught:
        load(path, WITH_TOKEN if environment is None else environment, **options)
    assert str(caught.value) == "\n".join(caught.value.problems)
    assert SECRET not in str(caught.value)
    return [line.removeprefix(f"{path}: ") for line in caught.value.problems]


def test_without_a_file_everything_has_its_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    config = load(None, WITH_TOKEN)

    assert config == Config(
        telegram_token=TOKEN, data_folder=tmp_path / "data", key_file=tmp_path / "gair.key"
    )
    assert config.database == tmp_path / "data" / "gair.sqlite3"


def test_all_settings_are_read(write, tmp_path):
    (tmp_path / "own").mkdir()
    path = write(f"""
        telegram_token = "{TOKEN}"
        base_url = "http://localhost:8081/"
        data_folder = "kept"
        key_file = "safe/key"
        allowed = [-1001234567890, 14, -1001234567890]
        organisers = [11, 12, 11]
        facilitators = [13]
        members_only = true
        language = "en"
        plan = "ours"
        plans_folder = "own"
        minimum = 3
        seconds_between_pictures = 60
        idle_days = 30
        sealing_days = 14
        retention_days = 90
        webhook_url = "https://gair.example.org/telegram"
        webhook_port = 9000
        signposting = '''
        Samaritans
        116 123'''
        controller = "Cymorth Cymru"
        contact = " Cymorth, 029 2055 3687 "
        complaints = "the ICO, ico.org.uk"
    """)

    config = load(path, {})

    assert config == Config(
        telegram_token=TOKEN,
        base_url="http://localhost:8081",
        data_folder=tmp_path / "kept",
        key_file=tmp_path / "safe" / "key",
        allowed=(-1001234567890, 14),
        organisers=(11, 12),
        facilitators=(13,),
        members_only=True,
        language="en",
        plan="ours",
        plans_folder=tmp_path / "own",
        minimum=3,
        seconds_between_pictures=60,
        idle_days=30,
        sealing_days=14,
        retention_days=90,
        webhook_url="https://gair.example.org/telegram",
        webhook_port=9000,
        signposting="Samaritans\n        116 123",
        controller="Cymorth Cymru",
        contact="Cymorth, 029 2055 3687",
        complaints="the ICO, ico.org.uk",
    )


def test_folders_are_seen_from_the_file_not_from_where_one_stands(write, tmp_path, monkeypatch):
    path = write('data_folder = "kept"')
    monkeypatch.chdir(tmp_path.parent)

    config = load(path.relative_to(tmp_path.parent), WITH_TOKEN)

    assert config.data_folder == tmp_path / "kept"


def test_a_folder_may_be_absolute_or_in_the_home_folder(write, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    absolute = load(write(f'data_folder = "{tmp_path}/else"'), WITH_TOKEN)
    at_home = load(write('data_folder = "~/gair"'), WITH_TOKEN)

    assert absolute.data_folder == tmp_path / "else"
    assert at_home.data_folder == tmp_path / "home" / "gair"


def test_the_token_in_the_environment_wins(write):
    path = write(f'telegram_token = "{OTHER_TOKEN}"')

    assert load(path, {"TELEGRAM_TOKEN": f" {TOKEN}\n"}).telegram_token == TOKEN
    assert load(path, {"TELEGRAM_TOKEN": " "}).telegram_token == OTHER_TOKEN
    assert load(path, {}).telegram_token == OTHER_TOKEN


def test_a_token_that_is_missing_is_missed_only_where_it_is_needed(write):
    assert problems(write(""), {}) == [MISSING]
    assert problems(write('telegram_token = "  "'), {}) == [MISSING]
    assert problems(None, {}) == [
        f"settings: {NO_TOKEN}run gair init and write it into config.toml"
    ]
    assert load(write(""), {}, needs_token=False).telegram_token == ""


@pytest.mark.parametrize(
    "token", ["abc", SECRET, f":{SECRET}", f"12345:{SECRET} {SECRET}", TOKEN + ":" + SECRET]
)
def test_what_does_not_look_like_a_token_is_refused_and_not_shown(write, token):
    told = "does not look like a token; copy all of it from @BotFather, digits and colon too"

    in_file = problems(write(f'telegram_token = "{token}"'), {})
    in_environment = problems(write(""), {"TELEGRAM_TOKEN": token})

    assert in_file == [f"telegram_token {told}"]
    assert in_environment == [f"TELEGRAM_TOKEN in the environment {told}"]


def test_the_token_is_never_shown(write):
    config = load(write(f'telegram_token = "{TOKEN}"'), {})

    assert TOKEN not in repr(config)
    assert SECRET not in f"{config} {config!r}"


@pytest.mark.parametrize(
    "line",
    [
        f"telegram_token = {TOKEN}",
        f'"{TOKEN}" = ""',
        f'{SECRET} = "x"',
        f'organisers = ["{TOKEN}"]',
        f'minimum = "{TOKEN}"',
        f'base_url = "https://api.telegram.org/bot{TOKEN}"',
        f'plan = "{TOKEN}"',
        f'language = "{TOKEN}"',
        f'"{TOKEN}" = 1\n"{TOKEN}" = 2',
        f"[{SECRET}]\n[{SECRET}]",
    ],
)
def test_a_token_in_the_wrong_place_is_not_shown_either(write, line):
    assert len(problems(write(line))) == 1


def test_every_problem_is_told_at_once_and_in_the_order_of_the_settings(write):
    path = write("""
        telegram_tokn = "x"
        minimum = 2
        organisers = "ann"
        colour = "red"
        language = "fr"
        plans_folder = "nowhere"
    """)

    assert problems(path, {}) == [
        "telegram_tokn is not a setting; did you mean telegram_token?",
        f"colour is not a setting; settings are {', '.join(SETTINGS)}",
        "organisers should be a list of user ids such as [12345678], is text",
        "minimum should be a whole number from 3 to 50, is 2",
        "language should be en",
        "plans_folder is not there; make the folder or take the line out",
        MISSING,
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("telegram_token = 5", 'telegram_token should be text in "quotes", is 5'),
        ("minimum = 51", "minimum should be a whole number from 3 to 50, is 51"),
        ("minimum = -5", "minimum should be a whole number from 3 to 50, is -5"),
        ("minimum = true", "minimum should be a whole number from 3 to 50, is true or false"),
        ("minimum = 5.0", "minimum should be a whole number from 3 to 50, is 5.0"),
        ('minimum = "5"', "minimum should be a whole number from 3 to 50, is text"),
        ("minimum = [5]", "minimum should be a whole number from 3 to 50, is a list"),
        (
            "minimum = 1979-05-27",
            "minimum should be a whole number from 3 to 50, is a date or time",
        ),
        (
            f"minimum = {10**30}",
            "minimum should be a whole number from 3 to 50, is a very large number",
        ),
        ("minimum = nan", "minimum should be a whole number from 3 to 50, is nan"),
        (
            "seconds_between_pictures = 0",
            "seconds_between_pictures should be a whole number from 1 to 60, is 0",
        ),
        (
            "organisers = 12345678",
            "organisers should be a list of user ids such as [12345678], is 12345678",
        ),
        (
            "allowed = -1001234567890",
            f"allowed should be a list of ids such as {LIST_OF_IDS}, is a very large number",
        ),
        (
            'allowed = ["@us"]',
            "allowed should be ids, which are numbers without quotes; a name will not do",
        ),
        ("allowed = [1.5]", "allowed should be a list of ids, has 1.5 in it"),
        (
            f"allowed = [-{2**52}]",
            "allowed should be ids of groups or people, has a number that Telegram does not give",
        ),
        ("organisers = [true]", "organisers should be a list of user ids, has true or false in it"),
        ("organisers = [1.5]", "organisers should be a list of user ids, has 1.5 in it"),
        (
            'organisers = ["@ann"]',
            "organisers should be user ids, which are numbers without quotes; an @name will not do",
        ),
        (
            "facilitators = [-1001234567890]",
            "facilitators should be ids of people, has one below 0, which is a group's",
        ),
        (
            "members_only = 'yes'",
            "members_only should be true or false, without quotes, is text",
        ),
        (
            "facilitators = [0]",
            "facilitators should be ids of people, has a number that Telegram does not give",
        ),
        (
            f"facilitators = [{2**52}]",
            "facilitators should be ids of people, has a number that Telegram does not give",
        ),
        ("plan = 'two words'", "plan should be one short name without spaces"),
        ("plan = ''", "plan should be one short name without spaces"),
        ("[plan]\nname = 'x'", 'plan should be text in "quotes", is a section'),
        ("language = 'cy'", "language should be en"),
        ('contact = "a\\u001bb"', "contact should be text without control characters"),
        (f'contact = "{"a" * 201}"', "contact should be at most 200 characters, has 201"),
        (
            f'signposting = "{"a" * 2001}"',
            "signposting should be at most 2000 characters, has 2001",
        ),
        ("data_folder = 'config.toml'", "data_folder should be a folder, is a file"),
        ("data_folder = 5", 'data_folder should be text in "quotes", is 5'),
    ],
)
def test_a_setting_of_the_wrong_kind(write, line, told):
    assert problems(write(line)) == [told]


@pytest.mark.parametrize(
    "address",
    ["api.telegram.org", "ftp://a.org", "https://", "https://a b", "https://[", "https://a:99999"],
)
def test_an_address_that_is_none(write, address):
    told = "base_url should be an address such as https://api.telegram.org"

    assert problems(write(f'base_url = "{address}"')) == [told]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://a.org/?x=1", "without user name, ? and #"),
        ("https://ann@a.org", "without user name, ? and #"),
        ("https://a.org/bot", "without /bot and token: Gair adds them"),
        ("https://a.org/file/bot", "without /bot and token: Gair adds them"),
    ],
)
def test_an_address_with_too_much_in_it(write, address, told):
    expected = f"base_url should be an address such as https://api.telegram.org, {told}"

    assert problems(write(f'base_url = "{address}"')) == [expected]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("minimum = 5\nplan ours\n", "line 2, column 6 can't be understood"),
        ('signposting = """open', "the last line can't be understood"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named(write, content, told):
    expected = f'{told}; write name = 5, name = "text" or name = [1, 2]'

    assert problems(write(content)) == [expected]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "minimum = 5\nminimum = 6\n",
            "line 2, column 12: this setting is there twice; take one out",
        ),
        (
            "minimum = 5\nplan = ours\n",
            'line 2, column 8: write quotation marks around a text, as in name = "text"',
        ),
        (b"minimum = 5\n# \xff\xfe", "line 2 is not UTF-8; save the file as UTF-8 text"),
        ("organisers = " + "[" * 30_000, "has brackets inside brackets without end"),
        ("minimum = " + "9" * 5000, "has a number that is too long"),
        (
            "#" * (LARGEST_FILE + 1),
            "is larger than 64 KiB, so it is not a settings file",
        ),
    ],
)
def test_a_file_that_is_no_settings_file(write, content, told):
    assert problems(write(content)) == [told]


def test_what_editors_do_to_a_file_does_no_harm(write):
    path = write(b"\xef\xbb\xbfminimum = 7\r\nplan = 'ours'\r\n")

    config = load(path, WITH_TOKEN)

    assert (config.minimum, config.plan) == (7, "ours")


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "settings.toml"

    assert problems(path) == [
        f"{path} not found; gair init {path} writes one to fill in",
    ]


def test_a_folder_is_no_file(tmp_path):
    assert problems(tmp_path) == ["is a folder or a device; name the settings file itself"]


def test_a_name_that_no_disk_can_have(tmp_path, write):
    name = "x" * 300

    assert problems(tmp_path / name) == ["can't be read (File name too long)"]
    assert problems(write(f'data_folder = "{name}"')) == [
        f"a folder can't be opened (File name too long): {tmp_path / name}"
    ]


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o640, True), (0o604, True)])
def test_a_token_that_others_can_read_is_worth_a_warning(write, mode, warned):
    path = write(f'telegram_token = "{TOKEN}"')
    path.chmod(mode)
    line = f"{path}: others on this machine can read the token; chmod 600 {path}"

    assert load(path, {}).warnings == ((line,) if warned else ())


def test_a_file_without_a_token_may_be_read_by_all(write):
    path = write("minimum = 5")
    path.chmod(0o644)

    assert load(path, WITH_TOKEN).warnings == ()


def test_a_server_to_which_the_token_travels_openly_is_worth_a_warning(write):
    path = write('base_url = "http://telegram.example"')

    assert load(path, WITH_TOKEN).warnings == (
        f"{path}: base_url is not https, so the token can be read on its way",
    )


def test_the_languages_are_those_that_the_program_has(write):
    path = write("language = 'cy'")

    assert load(path, WITH_TOKEN, languages=("en", "cy")).language == "cy"
    assert problems(write("language = 'fr'"), languages=("en", "cy")) == [
        "language should be cy or en"
    ]


def test_the_example_has_every_setting_with_its_default():
    settings = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))

    config = load(EXAMPLE, WITH_TOKEN)

    assert list(settings) == SETTINGS
    here = EXAMPLE.parent.absolute()
    assert config == Config(
        telegram_token=TOKEN, data_folder=here / "data", key_file=here / "gair.key"
    )


def test_every_setting_in_the_example_is_explained():
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()

    explained = [lines[i - 1] for i, line in enumerate(lines) if " = " in line and line[0] != "#"]

    assert [line[:2] for line in explained] == ["# "] * len(SETTINGS)


def test_the_key_is_not_kept_with_what_it_opens(write):
    problems = problems_of(write('key_file = "data/gair.key"'))

    assert problems == ["key_file lies in data_folder; whoever copies one would have the other"]


def test_nothing_is_deleted_before_it_is_sealed(write):
    problems = problems_of(write("sealing_days = 20\nretention_days = 10"))

    assert problems == ["retention_days should not be less than sealing_days, which is 20"]


@pytest.mark.parametrize(
    "url", ["http://gair.example.org/telegram", "gair.example.org", "https://"]
)
def test_telegram_calls_only_https(write, url):
    problems = problems_of(write(f'webhook_url = "{url}"'))

    assert problems == ["webhook_url should begin with https://, as Telegram calls nothing else"]


@pytest.mark.parametrize(
    "end",
    ["", "/", "/bot", "/telegram/", "/Telegram", "/telegram?x=1", "/telegram#x", "/telegramm"],
)
def test_telegram_is_to_call_where_the_bot_listens(write, end):
    problems = problems_of(write(f'webhook_url = "https://gair.example.org{end}"'))

    assert problems == ["webhook_url should end with /telegram, as the bot listens nowhere else"]


def test_a_proxy_may_have_the_bot_below_a_path_of_its_own(write):
    url = "https://example.org/gair/telegram"

    assert load(write(f'webhook_url = "{url}"'), {}, needs_token=False).webhook_url == url


def test_an_address_that_is_none_is_named(write):
    problems = problems_of(write('webhook_url = "https://[gair/telegram"'))

    assert problems == ["webhook_url should begin with https://, as Telegram calls nothing else"]


def problems_of(path):
    with pytest.raises(ConfigError) as refused:
        load(path, WITH_TOKEN)
    return [line.removeprefix(f"{path}: ") for line in refused.value.problems]
