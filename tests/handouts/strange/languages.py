"""Letters of many languages, and characters that are no letters."""

from __future__ import annotations

from tests.handouts.strange.notebook import Strange, code, file, markdown, shown, stream, text

SET = {
    "german": "Größe, Übergabe, Straße, „so“",
    "french": "Cœur, élève, où, « ici », l’été",
    "polish": "Zażółć gęślą jaźń",
    "turkish": "İstanbul, ığdır, şöyle",
    "greek": "Χειρουργείο και ασφάλεια",
    "russian": "Безопасность пациента",
    "vietnamese": "Phẫu thuật an toàn, người bệnh",
    "signs": "½ × ÷ ± ≤ ≥ ≠ → − – — … † ‡ § ¶ € £ ° µ ™",
}
"""Words in letters that the fonts of the paper have: they must be there whole."""

UNSET = {
    "arabic": "سلامة المرضى",
    "hebrew": "בטיחות המטופל",
    "hindi": "रोगी की सुरक्षा",
    "thai": "ความปลอดภัยของผู้ป่วย",
    "chinese": "手术安全核对表",
    "japanese": "手術安全チェックリスト",
    "korean": "수술 안전 점검표",
    "ethiopic": "የታካሚ ደህንነት",
    "hieroglyphs": "\U00013000\U00013001",
}
"""Words in letters that they may not have: what stands around them must be there."""

PICTOGRAMS = {
    "plain": "😀 ✅ ❌ ⚠️ ☐ ☑ ★",
    "joined": "👩🏽‍⚕️ 👨‍👩‍👧‍👦 🏳️‍🌈",
    "flags": "🇬🇧 🇨🇦 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "keycaps": "1️⃣ #️⃣ *️⃣",
}

CONTROLS = {
    "nul": "\x00",
    "bell": "\x07\x08\x1b[31m",
    "c1": "\x80\x85\x9f",
    "delete": "\x7f",
    "form-feed": "\x0b\x0c",
    "surrogate-high": "\ud83d",
    "surrogate-low": "\ude00",
    "private": "\ue000\U000f0000\U0010fffd",
    "no-character": "\ufffe\uffff\U0001ffff\ufdd0",
    "unassigned": "\u0378\U000e0fff",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "zero-width": "\u200b\u200c\u200d\u2060\ufeff",
    "soft-hyphen": "\u00ad",
    "bidi": "\u202e\u2066\u200f\u2069\u202c",
    "tags": "\U000e0041\U000e007f",
    "variation": "\ufe0f\U000e0100",
    "replacement": "\ufffd\ufffc",
    "spaces": "\u00a0\u2003\u3000\u1680",
}


def around(name: str, note: str, odd: str) -> Strange:
    """Odd characters wherever a text can stand: heading, words, table, link, alt text, code, formula, output."""
    cells = (
        markdown(f"# Head {odd} one\n\nBefore {odd} after.\n\n- item {odd} end\n\n| th {odd} |\n|---|\n| td {odd} |"),
        markdown(f"[linked {odd}](http://example.org/{odd}) ![gone {odd}](no{odd}.png) `code {odd}` $x {odd}$"),
        code(f"print('{odd}')  # note", stream(f"out {odd} put\n")),
        raw_words(odd),
    )
    finds = ("Before", "after.", "item", "end", "td", "linked", "code", "note", "out", "put", "Last words.")
    return Strange(name, note, file(*cells, markdown("Last words.")), finds)


def raw_words(odd: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": f"> quoted {odd}\n\n<p>html {odd}</p>"}


MARKS = "Z\u0351\u0343\u0357\u030b\u0301\u0306\u0303" * 5 + " e\u0301 o\u0302\u0323 a" + "\u0301" * 300

LANGUAGES: list[Strange] = [
    *(text(f"language-{name}", f"words in {name}", words, words) for name, words in SET.items()),
    *(around(f"language-{name}", f"words in {name}", words) for name, words in UNSET.items()),
    *(around(f"pictogram-{name}", f"pictograms: {name}", words) for name, words in PICTOGRAMS.items()),
    *(around(f"control-{name}", f"characters: {name}", odd) for name, odd in CONTROLS.items()),
    text(
        "language-mixed",
        "many languages in a line",
        "Ward " + " and ".join(UNSET.values()) + " words.",
        "Ward",
        "and",
        "words.",
    ),
    text("language-all", "one of every hundred characters there are", "".join(chr(n) for n in range(32, 0x30000, 101))),
    text("language-alone", "nothing that a font may have", "\n\n".join(UNSET.values())),
    text("marks-combining", "letters under heaps of marks", f"Before {MARKS} after", "Before", "after"),
    Strange(
        "marks-of-two-fonts",
        "a letter in code under two marks that no one font has both of",
        file(code("before = 'a\u1dc9\u1dcd' # after", stream("put out\n")), markdown("Last words.")),
        ("before =", "# after", "put out", "Last words."),
        unset=True,
    ),
    text("marks-decomposed", "letters in two parts", "Cafe\u0301 Mu\u0308ller A\u030angstro\u0308m", "Café Müller"),
    shown(
        "language-output",
        "an output in many languages",
        stream("start " + " ".join(UNSET.values()) + " stop"),
        "start",
        "stop",
    ),
]
