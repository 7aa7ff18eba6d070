"""What records are made from: texts in several languages, and what all records share."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, RootModel, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from explorer.values import Language, Line

FALLBACK_LANGUAGE = "en"


class Phrase(NamedTuple):
    """Words, and the language they are in (which may not be the one asked for)."""

    words: str
    language: str


class Text(RootModel[dict[Language, Line]]):
    """The same words in several languages; English always, as the one to fall back to."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _has_fallback(self) -> Text:
        if FALLBACK_LANGUAGE not in self.root:
            raise PydanticCustomError("no_english", "has no English (en)", {})
        return self

    def in_language(self, language: str) -> Phrase:
        """The words in *language*, else in English; the phrase says which."""
        used = language if language in self.root else FALLBACK_LANGUAGE
        return Phrase(self.root[used], used)


def _same_everywhere(value: object) -> object:
    return {FALLBACK_LANGUAGE: value} if isinstance(value, str) else value


Words = Annotated[
    Text,
    BeforeValidator(_same_everywhere),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
            "description": "one text for all languages, or one for each",
        }
    ),
]


class Record(BaseModel):
    """What all records share: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
