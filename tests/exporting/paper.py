"""A printed paper, read back by an HTML parser."""

from html.parser import HTMLParser


class Paper(HTMLParser):
    """What stands on a paper.

    Attributes:
        tags, attributes: all that are used.
        bodies, options: of each question. key: the letters. explained: the explanations.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.language = ""
        self.bodies: list[str] = []
        self.options: list[list[str]] = []
        self.key: list[str] = []
        self.explained: list[str] = []
        self._within: list[str] = []
        self._goes_on: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        values = dict(attrs)
        self.language = values.get("lang") or self.language
        if tag == "ol":
            self._within.append(values["class"] or "")
            if values["class"] == "options":
                self.options.append([])
        elif tag == "p" and values.get("class") == "body":
            self._goes_on = self.bodies
            self.bodies.append("")
        elif tag == "li":
            goes_to = {"options": self.options[-1:], "key": [self.key], "explained": [self.explained]}
            self._goes_on = next(iter(goes_to.get(self._within[-1], [])), None)
            if self._goes_on is not None:
                self._goes_on.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "ol":
            self._within.pop()
        if tag in ("li", "ol") or (tag == "p" and self._goes_on is self.bodies):
            self._goes_on = None

    def handle_data(self, data: str) -> None:
        if self._goes_on:
            self._goes_on[-1] += data
