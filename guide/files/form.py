"""A form is one mapping of the file format. Its keys are the German words."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from guide.files.fields import entries, is_sentence_before_colon, refuse_split_entries, wrong
from guide.files.nodes import Map, Text


class Form(BaseModel):
    """One mapping. With `short`, a text may stand for the whole: it is this entry."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, frozen=True)
    short: ClassVar[str] = ""
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
            if name.lower() not in cls.model_fields and is_sentence_before_colon(node):
                raise wrong("satz-mit-doppelpunkt")
        if node.flow:
            refuse_split_entries(node, cls.model_fields)

    @property
    def node(self) -> Map:
        """The mapping as it stands in the file."""
        return self._node
