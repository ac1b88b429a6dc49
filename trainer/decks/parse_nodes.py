"""From PyYAML's events to our nodes, within limits: nothing that a file says can exhaust memory or the stack.

Only the event stream of PyYAML is used. Its own loaders turn ``no`` into a truth value and ``1:20`` into eighty, keep
the last of two equal keys, and end the process at 200 kB of ``[``. Events come from libyaml where PyYAML was built
with it, else from PyYAML's own parser (see `trainer.decks.parse_pure`).
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from trainer.decks.fields import CARD_FIELDS
from trainer.decks.messages import Place, Problems, Spot
from trainer.decks.nodes import Collection, Mapping, Node, Scalar, Sequence
from trainer.decks.source import Source
from trainer.decks.yaml_problems import diagnose
from trainer.decks.yaml_trouble import begins_with
from trainer.i18n import N_

MAX_DEPTH = 16
MAX_NODES = 2_000_000
MAX_SCALAR = 64 * 1024
"""Bytes of one text; a field of a card may hold less (see `trainer.decks.values`)."""

_SUSPICIOUS = MAX_SCALAR // 4
"""Characters from which it is worth counting the bytes."""

Take = Callable[[Node], None]


class _Stop(Exception):
    """Reading on makes no sense; why has been told."""


class _Repeated:
    """Stands where a file says ``*name``."""

    def __init__(self, event: Any) -> None:
        self.value: str = event.anchor
        self.start_mark: Place = event.start_mark
        self.end_mark: Place = event.end_mark


class NodeReader:
    """Reads the one document of a file. What is wrong goes to ``problems``; reading goes on while that makes sense."""

    def __init__(self, source: Source, problems: Problems, *, pure: bool = False) -> None:
        import yaml

        self._source = source
        self._problems = problems
        self._pure = pure
        self._yaml_error = yaml.YAMLError
        self._scalar: type[Any] = yaml.ScalarEvent
        self._alias_event = yaml.AliasEvent
        self._sequence_start = yaml.SequenceStartEvent
        self._sequence_end = yaml.SequenceEndEvent
        self._mapping_start = yaml.MappingStartEvent
        self._mapping_end = yaml.MappingEndEvent
        self._stream_end = yaml.StreamEndEvent
        self._events: Iterator[Any] = iter(())
        self._left = MAX_NODES - 1
        self._anchors: dict[str, Place] = {}
        self._last_taken = (0, 0)
        self._streamed: Callable[[str], bool] = lambda key: False
        self._take: Take = lambda node: None

    def read(self, streamed: Callable[[str], bool], take: Take) -> Node | None:
        """The root of the document; None for an empty file, or if nothing could be read.

        The items of a root list, and of a list under a root key for which ``streamed`` holds, are handed to ``take``
        one by one and not kept: a large deck is never in memory as nodes.
        """
        if self._source.is_utf16(self._problems):
            return None
        self._streamed, self._take = streamed, take
        try:
            self._events = self._new_events()
            return self._document()
        except _Stop:
            return None
        except StopIteration:
            self._too_many(Spot(0, 0))
        except self._yaml_error as error:
            if not self._source.find_outsiders(self._problems):
                self._problems.take_back(*self._last_taken)
                diagnose(error, self._last_event(), self._source.line, self._problems)
        except UnicodeDecodeError:
            self._source.find_outsiders(self._problems)
        return None

    def _new_events(self) -> Iterator[Any]:
        """A fresh stream of events; it ends by itself where there are more than `MAX_NODES` could need."""
        parser: Any
        if not self._pure:
            try:
                from yaml.cyaml import CParser  # type: ignore[attr-defined]

                parser = CParser(self._source.data)
                return islice(iter(parser.get_event, None), 2 * MAX_NODES + 5)
            except ImportError:
                pass
        from trainer.decks.parse_pure import PureParser

        parser = PureParser(self._source.data.decode())
        return islice(iter(parser.get_event, None), 2 * MAX_NODES + 5)

    def _last_event(self) -> Any:
        """The event before the one that couldn't be read. Only a broken file pays for knowing it."""
        last = None
        try:
            for event in self._new_events():
                last = event
        except self._yaml_error:
            pass
        return last

    def _document(self) -> Node | None:
        events = self._events
        next(events)
        start = next(events)
        if type(start) is self._stream_end:
            return None
        root = self._node(next(events), 1)
        next(events)
        after = next(events)
        if type(after) is not self._stream_end:
            self._problems.error(
                after.start_mark,
                N_("a second document begins here; the first begins in line {line}"),
                N_('delete the line "---", or put what follows into a file of its own'),
                line=start.start_mark.line + 1,
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """The node that ``event`` begins."""
        kind = type(event)
        if kind is self._alias_event:
            return self._alias(event)
        if event.anchor is not None or event.tag is not None or kind is self._scalar:
            self._check(event)
        if kind is self._scalar:
            scalar: Scalar = event
            return scalar
        if depth > MAX_DEPTH:
            self._problems.error(
                event.start_mark,
                N_("lists and mappings are nested deeper than 16"),
                N_("a text that begins with a bracket needs quotes"),
            )
            raise _Stop
        return self._mapping(event, depth) if kind is self._mapping_start else self._sequence(event, depth)

    def _sequence(self, event: Any, depth: int, take: Take | None = None) -> Sequence:
        sequence = Sequence(event.start_mark, event.flow_style)
        scalar, items = self._scalar, sequence.items
        take = take or (self._take if depth == 1 else None)
        for event in self._events:
            if type(event) is not scalar or event.anchor is not None or event.tag is not None:
                if type(event) is self._sequence_end:
                    break
                event = self._node(event, depth + 1)
            elif len(event.value) > _SUSPICIOUS:
                self._check(event)
            if take is None:
                items.append(event)
            else:
                self._hand_over(event, take)
        self._spend(len(items), sequence)
        return sequence

    def _hand_over(self, node: Node, take: Take) -> None:
        before = self._problems.count
        take(node)
        self._last_taken = before, self._problems.count
        self._spend(1, node)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        mapping = Mapping(event.start_mark, event.flow_style)
        events, scalar, named = self._events, self._scalar, mapping.named
        for key in events:
            if type(key) is not scalar or key.anchor is not None or key.tag is not None:
                if type(key) is self._mapping_end:
                    break
                key = self._key(key, mapping, depth)
                if key is None:
                    self._node(next(events), depth + 1)
                    continue
            value = next(events)
            if type(value) is not scalar or value.anchor is not None or value.tag is not None:
                value = self._value(key, value, depth)
            elif len(value.value) > _SUSPICIOUS:
                self._check(value)
            name = key.value
            if not name.isascii():
                name = unicodedata.normalize("NFC", name)
            if name in named:
                self._twice(key, named[name][0])
            else:
                named[name] = key, value
        self._spend(2 * len(named), mapping)
        return mapping

    def _key(self, event: Any, mapping: Mapping, depth: int) -> Scalar | None:
        """A key that isn't plain text: told, read over, and None if it was a collection."""
        node = self._node(event, depth + 1)
        if not isinstance(node, Collection):
            return node
        at = node.start_mark
        if mapping.flow and (at.line, at.column) == (mapping.start_mark.line, mapping.start_mark.column + 1):
            begins_with(mapping.start_mark, self._source.line, self._problems)
        else:
            self._problems.error(at, N_("a key must be text"), N_("put it in quotes"))
        return None

    def _value(self, key: Scalar, event: Any, depth: int) -> Node:
        if depth == 1 and type(event) is self._sequence_start and self._streamed(key.value):
            self._check(event)
            return self._sequence(event, depth + 1, self._take)
        return self._node(event, depth + 1)

    def _alias(self, event: Any) -> Scalar:
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            begins_with(event.start_mark, self._source.line, self._problems)
        else:
            self._problems.error(
                event.start_mark,
                N_('"*{name}" repeats what "&{name}" in line {line}, column {column} names, and decks do without that'),
                N_("write the text again, or put it in quotes"),
                name=event.anchor,
                line=anchor.line + 1,
                column=anchor.column + 1,
            )
        return _Repeated(event)

    def _check(self, event: Any) -> None:
        """Tells what no node may have: an anchor, a tag, or more text than the limit."""
        if event.anchor is not None:
            self._anchors[event.anchor] = event.start_mark
        if event.anchor is not None or event.tag is not None:
            begins_with(event.start_mark, self._source.line, self._problems)
        elif type(event) is self._scalar and len(event.value.encode("utf-8", "replace")) > MAX_SCALAR:
            self._problems.error(
                event.start_mark, N_("this text is longer than 64 KiB"), N_("shorten it, or look for an open quote")
            )

    def _twice(self, key: Scalar, first: Scalar) -> None:
        self._problems.error(
            key.start_mark,
            N_('"{key}" stands here for the second time; the first is in line {line}, column {column}')
            if key.value == first.value
            else N_(
                '"{key}" stands here for the second time; the first is in line {line}, column {column},'
                " typed with other characters that look the same"
            ),
            N_('begin each card with a dash, like "- {key}: …"; or delete one of the two')
            if CARD_FIELDS.get(key.value.lower()) == "front"
            else N_("delete one of the two, or rename it"),
            key=key.value,
            line=first.start_mark.line + 1,
            column=first.start_mark.column + 1,
        )

    def _spend(self, nodes: int, at: Node) -> None:
        self._left -= nodes
        if self._left < 0:
            self._too_many(at.start_mark)
            raise _Stop

    def _too_many(self, place: Place) -> None:
        self._problems.error(
            place, N_("the file holds more than two million texts, lists and mappings"), N_("make several decks of it")
        )
