"""A form is one mapping of the file format. Its keys are the German words."""

from __future__ import annotations

from typing import Any, ClassVar, Self, get_origin

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from guide.files.fields import entries, refuse_sentence_before_colon, refuse_split_entries
from guide.files.nodes import Map, Text


class Form(BaseModel):
    """One mapping. With `short`, a text may stand for the whole: it is this entry."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, frozen=True)
    short: ClassVar[str] = ""
    one_of: ClassVar[tuple[str, ...]] = ()
    """Of these entries exactly one must stand there."""

    example: ClassVar[str] = ""
    """How it looks in a file, for the manual."""

    _node: Map = PrivateAttr()

    @model_validator(mode="wrap")
    @classmethod
    def _from_node(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, Text) and cls.short and not value.is_empty:
            value = Map(((Text(cls.short, value.place), value),), value.place)
        elif isinstance(value, Map):
            cls._recognise_slips(value)
        form = handler(entries(value))
        form._node = value
        return form

    @classmethod
    def _recognise_slips(cls, node: Map) -> None:
        if cls.short and len(node) == 1:
            name = node.entries[0][0].value
            if name.lower() not in cls.model_fields:
                refuse_sentence_before_colon(node)
        refuse_split_entries(node, cls.model_fields, cls._takes_list)

    @classmethod
    def _takes_list(cls, name: str) -> bool:
        field = cls.model_fields.get(name)
        return field is not None and get_origin(field.annotation) is tuple

    @property
    def node(self) -> Map:
        """The mapping as it stands in the file."""
        return self._node
