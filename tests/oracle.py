"""An independent judge of what goes over the Bot API: aiogram's models of its types and methods.

Each function gives a list of what is wrong, empty if nothing is.
"""

import json
import typing
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache, partial
from inspect import get_annotations
from itertools import islice
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.rehearsal.bot_api import ApiRequest, World
from tests.shapes import shape

# On import aiogram builds all its models one by one, each with all that it has in it, which takes
# longer than most files of tests. We build the few that are asked for.
_rebuild = vars(BaseModel)["model_rebuild"]
setattr(BaseModel, "model_rebuild", classmethod(lambda *_, **__: None))  # noqa: B010
try:
    from aiogram import methods, types
    from aiogram.client.default import Default
finally:
    setattr(BaseModel, "model_rebuild", _rebuild)  # noqa: B010

METHODS = MappingProxyType(
    {
        method.__api_method__.lower(): method
        for method in (getattr(methods, name) for name in methods.__all__)
        if isinstance(getattr(method, "__api_method__", None), str)
    }
)
NAMES = MappingProxyType(
    {name: getattr(types, name) for name in types.__all__}
    | {"List": list, "Default": Default}
    | {name: getattr(typing, name) for name in ("Optional", "Union", "Literal")}
)
# Where a text is one of a few.
TELLING = frozenset(
    name
    for model in (*vars(types).values(), *METHODS.values())
    if isinstance(model, type) and issubclass(model, BaseModel)
    for name, annotation in get_annotations(model).items()
    if "Literal" in str(annotation)
)
_found_right: set[Hashable] = set()


def check_update(update: Mapping[str, object]) -> list[str]:
    """What is wrong with an update."""
    return check_json(update, adapter(types.Update))


def check_answer(method: str, result: Any) -> list[str]:
    """What is wrong with the result of a method."""
    if method.lower() == "getupdates":
        return [wrong for update in result for wrong in check_update(update)]
    return check_json(result, adapter(METHODS[method.lower()].__returning__))


def check_request(
    method: str, params: Mapping[str, object], uploads: Iterable[str] = ()
) -> list[str]:
    """What is wrong with a request; `params` as sent, `uploads` the names of its file parts."""
    model = METHODS.get(method.lower())
    if model is None:
        return [f"{method}: there is no such method"]
    given = {name: decoded(value) for name, value in params.items()}
    given |= {part: f"attach://{part}" for part in uploads if part in model.model_fields}
    try:
        parsed = adapter(model).validate_python(given)
    except ValidationError as error:
        return [f"{method}: {error}"]
    return [f"{method}: {wrong}" for wrong in strangers(parsed, "")]


def check_world(world: World, updates: int = 0) -> list[str]:
    """What is wrong with what a rehearsal's world and its bot have said to each other, after the
    first so many updates, which were checked before."""
    found = [
        wrong
        for update in map(json.loads, islice(world.updates.history, updates, None))
        for wrong in _once("an update", update, partial(check_update, update))
    ]
    return found + [wrong for request in world.requests for wrong in _check_exchange(request)]


def _check_exchange(request: ApiRequest) -> list[str]:
    """What is wrong with a request or its answer."""
    method, given = request.method, {k: decoded(v) for k, v in request.params.items()}
    asked = _once(
        method,
        [given, *request.uploads],
        lambda: check_request(method, request.params, request.uploads),
    )
    answer = request.answer or {}
    if method == "getupdates" or not answer.get("ok"):
        return asked
    result = answer["result"]
    return asked + _once(f"answer to {method}", result, lambda: check_answer(method, result))


def _once(what: str, given: object, check: Callable[[], list[str]]) -> list[str]:
    """What a check finds; what has the shape of something that was right is right."""
    seen = (what, shape(given, TELLING))
    if seen in _found_right:
        return []
    wrong = check()
    if not wrong:
        _found_right.add(seen)
    return wrong


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """A type, and all that is in it, ready to judge."""
    for model in _models(kind):
        model.model_rebuild(force=True, _types_namespace=dict(NAMES))
    return TypeAdapter(kind)


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """The models that a type consists of."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in typing.get_args(kind):
        yield from _models(part)


def check_json(given: object, model: TypeAdapter[Any]) -> list[str]:
    """What is wrong with JSON of this type: also unknown keys, and texts where numbers belong."""
    try:
        parsed = model.validate_python(given)
    except ValidationError as error:
        return [str(error)]
    return [*strangers(parsed, ""), *disguises(given, parsed, "")]


def strangers(parsed: object, path: str) -> list[str]:
    """Keys that the Bot API does not have."""
    if isinstance(parsed, list | tuple):
        return [w for i, item in enumerate(parsed) for w in strangers(item, f"{path}[{i}]")]
    if not isinstance(parsed, BaseModel):
        return []
    own = [f"unknown key {path}.{key}" for key in parsed.model_extra or {}]
    # Most fields of most objects are empty.
    fields = [(n, v) for n, v in vars(parsed).items() if isinstance(v, BaseModel | list | tuple)]
    return own + [w for name, value in fields for w in strangers(value, f"{path}.{name}")]


def disguises(given: object, parsed: Any, path: str) -> list[str]:
    """Texts that stand for numbers, or the other way round: pydantic would let them pass."""
    if isinstance(given, list | tuple):
        return [
            wrong
            for i, (one, other) in enumerate(zip(given, parsed, strict=True))
            for wrong in disguises(one, other, f"{path}[{i}]")
        ]
    if isinstance(given, dict) and isinstance(parsed, BaseModel):
        names = {field.alias or name: name for name, field in type(parsed).model_fields.items()}
        return [
            wrong
            for key, value in given.items()
            if key in names
            for wrong in disguises(value, getattr(parsed, names[key]), f"{path}.{key}")
        ]
    kinds = {isinstance(given, str), isinstance(parsed, str)}
    return [] if len(kinds) == 1 else [f"{path} is {given!r}, of the wrong type"]


def decoded(value: object) -> object:
    """A parameter as it was meant: texts that are JSON objects or arrays are decoded."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
