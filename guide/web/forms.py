"""A WTForms form for a question: it reads and validates; the templates render."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, ValidationError
from wtforms.form import BaseForm

from guide.core.question import DONT_KNOW, NOTHING, Kind, Question

CHOOSE = "Bitte wählen Sie eine Antwort aus."
ONE_ONLY = "Bitte wählen Sie nur eine Antwort aus."
CHOOSE_SOME = "Bitte kreuzen Sie etwas an. Passt nichts? Dann wählen Sie »Nichts davon«."
EITHER_OR = (
    "»Nichts davon« und »Weiß ich noch nicht« passen nicht zu anderen Antworten. "
    "Bitte prüfen Sie Ihre Auswahl."
)


class GermanForm(Form):
    """Everything WTForms says by itself, it says in German. A GET changes nothing: no CSRF."""

    class Meta:
        locales = ("de_DE", "de")


class Answer(Field):
    """One of the values on offer; its data is the set of all that were sent."""

    def __init__(self, *, offered: frozenset[str], **more: Any) -> None:
        super().__init__(**more)
        self.offered = offered

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take all values; which of them count is said by `pre_validate`."""
        self.data = frozenset(valuelist)

    def pre_validate(self, form: BaseForm) -> None:
        """Exactly one value, and one that was offered."""
        if not self.data or not self.data <= self.offered:
            raise ValidationError(CHOOSE)
        if len(self.data) > 1:
            raise ValidationError(ONE_ONLY)


class SeveralAnswers(Answer):
    """Any of the values on offer; or none of them, or don't-know, and these two alone."""

    def pre_validate(self, form: BaseForm) -> None:
        """Something must be ticked, so that nobody passes a question by mistake."""
        if not self.data or not self.data <= self.offered | {NOTHING}:
            raise ValidationError(CHOOSE_SOME)
        if len(self.data) > 1 and self.data & {NOTHING, DONT_KNOW}:
            raise ValidationError(EITHER_OR)


@lru_cache(maxsize=256)
def form_class(question: Question) -> type[Form]:
    """The form that asks this question; its one field is called `answer`."""
    offered = question.option_ids | (set() if question.mandatory else {DONT_KNOW})
    kind = SeveralAnswers if question.kind is Kind.SEVERAL else Answer
    return type("QuestionForm", (GermanForm,), {"answer": kind(offered=offered, name=question.id)})


def submitted(question: Question, args: MultiDict[str, str]) -> frozenset[str] | str:
    """The options that were chosen, don't-know included, or what is wrong with the choice."""
    form = form_class(question)(args)
    if not form.validate():
        return str(form["answer"].errors[0])
    chosen: frozenset[str] = form["answer"].data
    return chosen - {NOTHING}
