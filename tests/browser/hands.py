"""Doing an exercise as a person does: with a mouse, or with nothing but the keyboard."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

LEVELS = ["supported", "arguable", "not supported"]


def exercise(page: Page, title: str) -> Locator:
    """The exercise with this title, as a screen reader would find it."""
    return page.get_by_role("region", name=title, exact=True)


def do(page: Page, root: Locator, definition: Any, response: dict[str, Any], *, by: str) -> None:
    """Give a whole response, ``by`` mouse or keyboard."""
    hand = Mouse(page) if by == "mouse" else Keyboard(page)
    match definition.kind:
        case "mapping":
            _map(hand, root, definition, response)
        case "coding":
            _code(hand, root, definition, response)
        case "choice":
            _choose(hand, root, definition, response)
        case "canvas":
            _fill(hand, root, definition, response)
        case "writing":
            _write(hand, root, definition, response)
        case "rating":
            _rate(hand, root, definition, response)
        case "chart":
            _chart(hand, root, definition, response)
        case "estimate":
            _predict(hand, root, definition, response)
        case "sorting" if definition.way == "groups":
            _group(hand, root, definition, response)
        case _:
            _order(hand, root, definition, response)


def ask(page: Page, button: Locator, *, by: str) -> None:
    """Choose a button: by mouse, or with Enter while it has the focus."""
    if by == "mouse":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")


class Mouse:
    """Clicks on what can be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: Locator) -> None:
        button.click()

    def tick(self, box: Locator) -> None:
        box.locator("xpath=ancestor::label[1]").click()

    def select(self, box: Locator, value: str) -> None:
        box.select_option(value)

    def slide(self, slider: Locator, value: float) -> None:
        """Click on the slider's track, as near to the value as a mouse comes, and type the rest beside it."""
        low, high = (float(slider.get_attribute(end) or 0) for end in ("min", "max"))
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 8 + (box["width"] - 16) * (value - low) / (high - low), box["y"] + 14)
        slider.locator("xpath=following-sibling::input").fill(f"{value:g}")

    def write(self, box: Locator, text: str) -> None:
        box.click()
        box.fill(text)

    def code(self, root: Locator, hot: Locator, pen: int) -> None:
        root.locator(".pen").nth(pen).click()
        self.start_of(hot)

    def start_of(self, words: Locator) -> None:
        """Click on the first letters of words that run over several lines."""
        words.scroll_into_view_if_needed()
        box = words.evaluate("el => { const r = el.getClientRects()[0]; return [r.x, r.y, r.height] }")
        self.page.mouse.click(box[0] + 5, box[1] + box[2] / 2)


class Keyboard:
    """Tab, arrows, space, enter, digits: the mouse stays where it is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator, *, group: bool = False) -> None:
        """Press Tab until the target, or one of its group of radios, has the focus."""
        name = target.get_attribute("name") if group else None
        test = "(el, name) => name ? document.activeElement?.name === name : document.activeElement === el"
        for _ in range(150):
            if target.evaluate(test, name):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {target}")

    def press(self, button: Locator) -> None:
        self.reach(button)
        self.page.keyboard.press("Enter")

    def tick(self, box: Locator) -> None:
        if box.get_attribute("type") == "checkbox":
            self.reach(box)
            self.page.keyboard.press("Space")
            return
        self.reach(box, group=True)
        for _ in range(12):
            if box.evaluate("el => document.activeElement === el"):
                break
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Space")

    def select(self, box: Locator, value: str) -> None:
        self.reach(box)
        at = box.evaluate("(el, value) => [...el.options].findIndex((option) => option.value === value)", value)
        for _ in range(at):
            self.page.keyboard.press("ArrowDown")

    def slide(self, slider: Locator, value: float) -> None:
        """From the lower end, step by step."""
        self.reach(slider)
        low, step = (float(slider.get_attribute(name) or 0) for name in ("min", "step"))
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Home")
        for _ in range(round((value - low) / step)):
            self.page.keyboard.press("ArrowRight")

    def write(self, box: Locator, text: str) -> None:
        self.reach(box)
        if box.get_attribute("type") == "date":
            year, month, day = text.split("-")
            text = f"{month}{day}{year}"  # as an English (United States) browser asks for it
        else:
            self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def code(self, root: Locator, hot: Locator, pen: int) -> None:
        self.reach(hot)
        self.page.keyboard.press(str(pen + 1))


Hand = Mouse | Keyboard


def _map(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    for index, item in enumerate(definition.items):
        card = root.locator(".card").nth(index)
        for at, mark in enumerate(response["items"].get(item.id, {}).get("marks", [])):
            if at:
                hand.press(card.get_by_role("button", name="Another element"))
            pair = card.locator(".pair").nth(at)
            hand.select(pair.get_by_role("combobox"), mark["element"])
            if definition.levels:
                hand.tick(pair.get_by_role("radio").nth(LEVELS.index(mark["level"])))


def _code(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    codes = [code.id for code in definition.codes]
    for index, passage in enumerate(root.locator(".hot").all()):
        answer = response["items"].get(passage.get_attribute("data-passage"))
        if answer:
            hand.code(root, root.locator(".hot").nth(index), codes.index(answer["code"]))


def _choose(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    for index, question in enumerate(definition.items):
        answer = response["items"].get(question.id)
        if not answer:
            continue
        node = root.locator(".question").nth(index)
        ids = [option.id for option in question.choices]
        for pick in answer["picks"]:
            hand.tick(node.locator(".opt input").nth(ids.index(pick)))
        if definition.certainty:
            hand.tick(node.locator(".seg input").nth(answer["certainty"] - 1))


def _chart(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    for index, item in enumerate(definition.items):
        answer = response["items"].get(item.id, {})
        node = root.locator(".charted").nth(index)
        for at, mark in enumerate(answer.get("marks", [])):
            if at:
                hand.press(node.get_by_role("button", name="Another signal"))
            row = node.locator(".mark").nth(at)
            hand.select(row.get_by_role("combobox"), mark["signal"])
            for field, end in enumerate(("from", "to")):
                if end in mark:
                    hand.write(row.locator("input").nth(field), str(mark[end]))
        if answer.get("none"):
            hand.tick(node.locator(".opt.none input"))


def _predict(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    for index, item in enumerate(definition.items):
        answer = response["items"].get(item.id, {})
        node = root.locator(".sim").nth(index)
        if "estimate" in answer:
            hand.slide(node.locator(".step").nth(0).locator("input[type=range]"), answer["estimate"])
        if answer.get("ran"):
            hand.press(node.locator(".runs button").first)
        if answer.get("why"):
            hand.write(node.locator("textarea"), answer["why"])


def _group(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    groups = [group.id for group in definition.groups]
    for index, card in enumerate(definition.items):
        answer = response["items"].get(card.id)
        if answer:
            hand.tick(root.locator(".sortcard").nth(index).get_by_role("radio").nth(groups.index(answer["group"])))


def _fill(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    placed = [blank for _, blanks in definition.placed for blank in blanks]
    for index, blank in enumerate(placed):
        answer = response["items"].get(blank.id)
        if answer:
            box = root.locator(".blank").nth(index).locator("textarea, input")
            hand.write(box, answer.get("date") or answer["text"])


def _order(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    texts = {card.id: card.text for card in definition.items}
    now = [card.id for card in definition.items]
    for place, id in enumerate(response["order"]):
        while now.index(id) > place:
            hand.press(root.get_by_role("button", name=f"Move earlier: {texts[id]}", exact=True))
            at = now.index(id)
            now[at - 1], now[at] = now[at], now[at - 1]


def _write(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    for index, piece in enumerate(definition.items):
        answer = response["items"].get(piece.id)
        if not answer:
            continue
        node = root.locator(".piece").nth(index)
        hand.write(node.get_by_role("textbox"), answer["text"])
        for at, criterion in enumerate(piece.criteria):
            if criterion.id in answer["own"]:
                rungs = node.locator(".criterion").nth(at)
                hand.tick(rungs.get_by_role("radio").nth(answer["own"][criterion.id]))


def _rate(hand: Hand, root: Locator, definition: Any, response: dict[str, Any]) -> None:
    for index, statement in enumerate(definition.items):
        answer = response["items"].get(statement.id)
        if answer:
            hand.tick(root.locator(".rated").nth(index).get_by_role("radio").nth(answer["rating"] - 1))
