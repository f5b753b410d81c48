"""Label Studio: tasks with predictions and their scores; annotated tasks back.

Format: https://labelstud.io/guide/predictions and https://labelstud.io/guide/task_format (spans
are counted in code points since label-studio-frontend 1.4; crossing spans are allowed).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from newsmine.check.exchange.marks import Mark, Marked, Mismatch, note
from newsmine.formats.shown import COLOURS
from newsmine.record import KINDS, Record


def config() -> str:
    """The labelling configuration of a project for these tasks."""
    labels = "\n".join(
        f"    <Label value={quoteattr(kind)} background={quoteattr(COLOURS[kind])} hotkey={quoteattr(str(number))}/>"
        for number, kind in enumerate(KINDS, 1)
    )
    return (
        f'<View>\n  <Labels name="facts" toName="text">\n{labels}\n  </Labels>\n'
        '  <Text name="text" value="$text" granularity="word"/>\n</View>\n'
    )


def export(record: Record) -> dict[str, Any]:
    """A record as one task."""
    result = [
        {
            "id": fact.id,
            "from_name": "facts",
            "to_name": "text",
            "type": "labels",
            "score": fact.confidence,
            "value": {"start": fact.start, "end": fact.end, "text": fact.text, "labels": [kind]},
            "meta": {"text": [note(fact)]},
        }
        for kind, fact in record.facts()
    ]
    scores = [fact.confidence for _, fact in record.facts()]
    prediction = {
        "model_version": f"newsmine {record.model.newsmine}",
        "score": min(scores, default=1.0),
        "result": result,
    }
    data = {"text": record.text, "record": record.id, "title": record.title, "published": record.published}
    return {"data": data, "predictions": [prediction]}


def read(tasks: Iterable[Any]) -> Iterator[Marked]:
    """What people marked, one `Marked` for each annotation that was not cancelled.

    Raises `Mismatch` for what is no task of ours.
    """
    for number, task in enumerate(tasks, 1):
        try:
            data = task["data"]
            record, text = str(data["record"]), data["text"]
            annotations = task.get("annotations") or []
        except (TypeError, KeyError, AttributeError) as error:
            raise Mismatch(f"task {number} has no {error}: it was not exported by newsmine") from None
        for annotation in annotations:
            if not annotation.get("was_cancelled"):
                marks = tuple(_mark(item) for item in annotation["result"] if item.get("type") == "labels")
                yield Marked(record, text, _who(annotation.get("completed_by")), marks, annotation.get("updated_at"))


def _mark(item: dict[str, Any]) -> Mark:
    value = item["value"]
    return Mark(value["labels"][0], value["start"], value["end"], item.get("id"))


def _who(person: Any) -> str:
    if isinstance(person, dict):
        person = person.get("email") or person.get("username") or person.get("id")
    return str(person if person is not None else "label-studio")
