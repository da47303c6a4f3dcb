"""Files of a house library as nobody should write them: the built-in ones with hostile pieces put in, by a seed."""

from __future__ import annotations

from random import Random

HOLES = [
    "{{ party }}", "{{", "}}", "{{ }}", "{{ each objectives }}", "{{ each rows }}",
    "{{ each parties }} {{ item.name }}", "{{ item.text }}", "{{ item.chair }}", "{{ 1e999 }}", "{{ 1/0 }}",
    '{{ "\\ud800" }}', '{{ "\\x00" ~ party }}', "{{ party | trim(1, 2) }}", "{{ party | title | upper }}",
    "{{ party | replace('a') }}", "{{ " + "(" * 80 + "party" + ")" * 80 + " }}",
    "{{ " + " ~ ".join(["party"] * 900) + " }}", "{{ party if }}", '{{ "a" if party in ["b"] else "c" }}',
    "{{ ask who pays }}", "{{ ask <party> }}", "{{ ask <nobody.here> }}", "{{ ask }}", "{{ party.__class__ }}",
    "{{ party() }}", "{{ [party] }}", "{{ {} }}", "{% for x in y %}", "{# gone #}", "{{ not party }}",
    "{{ exit.period }}", "{{ definitions }}", "{{ each.will }}", "{{ Each }}", "{{ costs.items }}",
    "{{ each costs.items }} {{ item.text }}", "{{ each bodies }} {{ item.name }}",
    "{{ each red_lines }} {{ item.kept_by }}", "{{ each definitions }} {{ item.term }}",
]  # fmt: skip
MARKUP = [
    "[@money/costs]", "[@no/such]", "[@", "[@a]", "<!-- x -->", "<b>x</b>", "&amp;", "[a](b)", "`x`", "**", "*",
    "_", "~~~", "```", "\n\n", "\n", "\n1. x", "\n   1. y", "\n  1. y", "\n- z",
    "\n| a | b |\n|---|---|\n| c | d |", "| e |", "\n## other\n", "\n## plain\n", "\n# top\n", "\n---\n", "\n> q",
    "\n    code", "a. ", "(a) ", "\u2013 ", "\u202e", "\x9f", "\u00a0", "\u200b", "\U0001f91d", "x" * 3000,
    " " * 3000, "{{ " * 400, "[" * 400, "*a " * 400, "(" * 400, "\t", "\r", "\\", "\\\n", "  \n",
]  # fmt: skip
YAML = [
    "{", "}", "[", "]", ": ", "- ", "#", " #4", "&a", "*a", "!!str ", "|", ">", "'", '"', "\n", "\n  ", "\n- ",
    "tbc", "{tbc: x}", "~", "yes", "1e999", "99999999999999999999", "-1", "[]", "{}", '""', "[[[[[[]]]]]]",
    "{when: {exit: notice}}", "{exit: notice}", "{not: {exit: notice}}", "{any: [{exit: notice}, {binding: none}]}",
    "{all: []}", "{any: []}", "{parties: {at_least: 3}}", "{parties: {at_least: 1e999}}",
    "{parties: {at_least: two}}", "{exti: notice}", "{exit: []}", "{exit: {not: silent}}",
    "{exit: {not: {not: silent}}}", "{objectives: some}", "{red_lines: veto}", "{clauses: money/costs}",
    "{carries: x}",
]  # fmt: skip
PATTERNS = [
    "(", "[", "\\1", "a{9999999999}", "(a+)+\\b!", "", "x?", "(a|a)*b", ".*x", "(?i)a", "(?P<n>a)(?P=n)",
    "a" * 1500, "\\", "*", "(?<=a+)b", "[[a]", "(?#x)", "\\N{BULLET}", "(?x: a b # c\n)", "\u202e", "a{,}",
    "a{2,1}", "(?(1)a|b)", "\\Z\\A", "(?!)", "\\b",
]  # fmt: skip
WORD_FILE = "- {find: %s, use: other words, why: because, where: %s, severity: %s}\n"
CLAUSE = "---\ntitle: %s\npurpose: To be tried.\n%s---\n## plain\n~~~\n%s\n~~~\n%s\n"
KEYS = [
    "when", "protects", "needs", "clashes", "basis", "note", "code", "status", "reviewed", "owner", "register",
    "position", "carries", "effect", "widths", "nothing",
]  # fmt: skip


def quoted(text: str) -> str:
    """Text between single quotation marks of YAML."""
    return "'" + text.replace("'", "''") + "'"


def hostile_files(seed: int, built_in: dict[str, str]) -> dict[str, str]:
    """One to three files of a house library, by their path in it. ``built_in`` are the files to begin from."""
    chance = Random(seed)
    found: dict[str, str] = {}
    for _ in range(chance.choice([1, 1, 1, 1, 2])):
        kind = chance.random()
        if kind < 0.25:
            found["clauses/own/tried.md"] = _clause(chance)
        elif kind < 0.4:
            found["clauses/words-to-avoid.yaml"] = "".join(_word(chance) for _ in range(chance.randint(1, 3)))
        else:
            name = chance.choice(sorted(built_in))
            found[name] = _mutated(built_in[name], chance, name.endswith(".md"))
    return found


def _word(chance: Random) -> str:
    pattern = (
        chance.choice(PATTERNS) if chance.random() < 0.7 else "".join(chance.choices("ab(|)[]*+?{1,3}\\w^$. ", k=8))
    )
    where = chance.choice(["all", "binding", "non-binding", "heads-of-terms", "nowhere"])
    return WORD_FILE % (quoted(pattern), where, chance.choice(["info", "warning", "error"]))


def _clause(chance: Random) -> str:
    """A clause of pieces: half of them with few that are hostile, so that some are sound and are drafted."""
    hostile = chance.choice([0.1, 0.5])
    plain = ["the party acts", "the party acts:", " ", "{{ Each.will }} act.", "{{ party }}", "**x**", "one; or", "."]

    def piece() -> str:
        return chance.choice(HOLES + MARKUP if chance.random() < hostile else plain)

    def settings(most: int) -> list[str]:
        return [f"{chance.choice(KEYS)}: {chance.choice(YAML)}" for _ in range(chance.choice([0, 0, most]))]

    starts = ["1. ", "1. ", "   1. ", "- ", "", "\n"]
    lines = (chance.choice(starts) + "".join(piece() for _ in range(chance.randint(1, 3))) for _ in range(4))
    front = "".join(f"{line}\n" for line in settings(2))
    return CLAUSE % (chance.choice(["T", "{{ party }}", "tbc"]), front, "\n".join(settings(2)), "\n".join(lines))


def _mutated(text: str, chance: Random, is_clause: bool) -> str:
    pieces = [*HOLES, *MARKUP] if is_clause else [*YAML, *PATTERNS, *HOLES]
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        line = lines[at]
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, line)
            case 2:
                lines[at] = line[: chance.randrange(len(line) + 1)]
            case 3:
                lines[at] = " " * chance.randrange(5) + line.lstrip()
            case _:
                split = chance.randrange(len(line) + 1)
                lines[at] = line[:split] + chance.choice(pieces) + line[split:]
        text = "\n".join(lines)
    return text
