"""Secrets planted in a scene, and every form in which one might be found again."""

NAMES = ("Zephyrine", "Quillon", "Ottoline", "Wulfric", "Ysolde", "Thaddeus", "Peregrine")
TITLE = "Ravenscroft Friday circle"
WORDS = ("lanternlight", "marmalade", "thistledown", "quicksilver", "brambleberry", "foxglove")
ANSWERS = (
    "Grandmother taught us patience beside the harbour wall.",
    "Nobody ever telephoned about the broken greenhouse.",
    "The caretaker sings whenever it rains on Thursdays.",
    "Our minibus always smells of peppermint and wet dog.",
)
NOTE = "Somebody mentioned the violet wallpaper."


def plant(scene):
    """Give everybody and the group a name that stands nowhere by chance."""
    players = [scene.fran, *scene.people]
    for player, name in zip(players, NAMES, strict=True):
        person = player.person
        person.name, person.last_name, person.username = name, f"{name}son", f"{name.lower()}_x"
        person._json = None
    scene.group.title = TITLE


def of_text(text):
    """A text as bytes, in the encodings that files use."""
    return {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}


def of_number(number):
    """An id in digits, in bytes of 5, 6 and 8, and as SQLite writes row keys."""
    sizes = [size for size in (5, 6, 8) if -(1 << 8 * size - 1) <= number < 1 << 8 * size - 1]
    inner = {number.to_bytes(size, "big", signed=True) for size in sizes}
    inner |= {number.to_bytes(size, "little", signed=True) for size in sizes}
    return inner | {str(abs(number)).encode(), _varint(abs(number))}


def people_in_digits(scene):
    """Ids of everybody, of the group, and of everything that was sent, as text."""
    return {str(player.id) for player in [scene.fran, *scene.people]} | {str(abs(scene.group.id))}


def names():
    """Every name, of people and of the group."""
    shown = {form for name in NAMES for form in (name, f"{name.lower()}_x")}
    return shown | {TITLE}


def texts():
    """Everything that is said in the scene."""
    return {*WORDS, *ANSWERS, NOTE}


def found(forms, content):
    """Which of these stand in some bytes."""
    return sorted(form for form in forms if form in content)


def _varint(number):
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))
