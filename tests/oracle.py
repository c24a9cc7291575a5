"""An independent judge of what goes over the Bot API: aiogram's models of its types and methods.

Each function gives a list of what is wrong, empty if nothing is.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from aiogram import methods
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter, ValidationError

METHODS = MappingProxyType(
    {
        method.__api_method__.lower(): method
        for method in (getattr(methods, name) for name in methods.__all__)
        if isinstance(getattr(method, "__api_method__", None), str)
    }
)


def check_update(update: dict) -> list[str]:
    """What is wrong with an update."""
    return check_json(update, TypeAdapter(Update))


def check_answer(method: str, result: object) -> list[str]:
    """What is wrong with the result of a method."""
    if method.lower() == "getupdates":
        return [wrong for update in result for wrong in check_update(update)]
    return check_json(result, returned_by(method.lower()))


def check_request(method: str, params: Mapping, uploads: Iterable[str] = ()) -> list[str]:
    """What is wrong with a request; `params` as sent, `uploads` the names of its file parts."""
    model = METHODS.get(method.lower())
    if model is None:
        return [f"{method}: there is no such method"]
    given = {name: decoded(value) for name, value in params.items()}
    given |= {part: f"attach://{part}" for part in uploads if part in model.model_fields}
    try:
        parsed = model.model_validate(given)
    except ValidationError as error:
        return [f"{method}: {error}"]
    return [f"{method}: {wrong}" for wrong in strangers(parsed, "")]


def check_world(world) -> list[str]:
    """What is wrong with all that a rehearsal's world and its bot have said to each other."""
    updates = [w for update in world.updates.history for w in check_update(json.loads(update))]
    requests = [
        wrong
        for request in world.requests
        for wrong in check_request(request.method, request.params, request.uploads)
    ]
    answers = [
        wrong
        for request in world.requests
        if request.method != "getupdates" and (request.answer or {}).get("ok")
        for wrong in check_answer(request.method, request.answer["result"])
    ]
    return [*updates, *requests, *answers]


@cache
def returned_by(method: str) -> TypeAdapter:
    """The type of a method's result."""
    return TypeAdapter(METHODS[method].__returning__)


def check_json(given: object, model: TypeAdapter) -> list[str]:
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


def disguises(given: object, parsed: object, path: str) -> list[str]:
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
