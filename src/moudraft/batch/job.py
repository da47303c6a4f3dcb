"""One deal of a batch: the job, what all jobs share, and the work itself. The same on one machine and on many."""

from __future__ import annotations

import datetime
import hashlib
import traceback
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.data import PACKAGE
from moudraft.data import path as bundled
from moudraft.deal.laid_names import laid
from moudraft.deal.named_places import patch_in, set_in
from moudraft.findings import Finding
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.by_name import parse_by_name
from moudraft.yaml_source.laying import lay_over
from moudraft.yaml_source.text_file import from_data
from moudraft.yaml_source.tree import Tree

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.drafting import Draft
    from moudraft.library import Library
    from moudraft.register.entries import Register


Maker = Callable[..., tuple[tuple[str, bytes], ...]]


class Job(msgspec.Struct, frozen=True):
    """A deal to draft: YAML ``text``, or ``values`` laid over the base (or a whole deal, where there is none).

    ``source`` says where it stands (``deals.csv:12``); ``name`` is the file name it asks for, in parts, without an
    ending. With ``problems`` there is nothing to draft: they say why.
    """

    source: str
    name: tuple[str, ...]
    text: str | None = None
    values: dict[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    number: int = 0

    def size(self) -> int:
        """About how many characters it carries."""
        return len(self.text or "") + sum(len(str(each)) for each in (self.values or {}).values())


class Brief(msgspec.Struct, frozen=True):
    """What every job of a run shares. ``library`` is the parsed library as MessagePack, ``base`` YAML text.

    ``beside`` names what makes papers that go with each draft (``module:function``), and ``paper_kinds`` is what they
    are made from, as MessagePack: a batch knows no papers, and a worker elsewhere may have others.
    ``under`` is what settings say where a deal says nothing, ``house`` the folder of a library of one's own.
    """

    library: bytes
    today: datetime.date
    form: str = "docx"
    final: bool = False
    style: bytes | None = None
    base: str | None = None
    base_name: str = ""
    sets: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    paper_kinds: bytes = b""
    under: dict[str, tuple[str, Location]] = {}
    house: str = ""

    def digest(self) -> bytes:
        """A hash of everything but the deal that decides the bytes of a draft, the code included."""
        found = hashlib.sha256(msgspec.msgpack.encode(self))
        for path in (*sorted(PACKAGE.rglob("*.py")), *sorted(bundled("templates/style").iterdir())):
            found.update(path.name.encode() + b"\0" + path.read_bytes())
        return found.digest()


class Made(msgspec.Struct, frozen=True):
    """The answer to a job: the bytes of the draft, or the problems why there are none.

    ``papers`` go with it: what each is called after the draft's name, and its bytes.
    """

    number: int
    content: bytes = b""
    title: str = ""
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    papers: tuple[tuple[str, bytes], ...] = ()


class Desk:
    """A brief made ready in one process: the library decoded and the base read, each once."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    @cached_property
    def library(self) -> Library:
        from moudraft.library.reading.cache import unpacked

        return unpacked(self.brief.library)

    @cached_property
    def base(self) -> Tree | None:
        return None if self.brief.base is None else parse_by_name(self.brief.base, self.brief.base_name)

    @cached_property
    def register(self) -> Register:
        """The public bodies by name, with a house's own where this machine has its folder."""
        from moudraft.register.entries import load_register

        house = Path(self.brief.house) if self.brief.house else None
        return load_register(self.library.home, house if house is not None and house.is_dir() else None)

    def warm(self) -> None:
        """Read now what would be read at the first deal."""
        import moudraft.drafting
        from moudraft.checks.running import listed_rules

        _ = self.library, listed_rules(), moudraft.drafting.draft

    def do(self, job: Job) -> Made:
        """Draft one deal. Whatever goes wrong with it is in the answer; nothing is raised."""
        start = perf_counter()
        try:
            made = self._draft(job)
            content = made.content(self.brief.form, final=self.brief.final, style=self.brief.style)
            papers = self._papers(made)
        except MoudraftError as error:
            return Made(job.number, problems=error.problems, seconds=perf_counter() - start)
        except Exception as error:  # one deal must never stop the others
            return Made(job.number, problems=(_unforeseen(job, error),), seconds=perf_counter() - start)
        seconds = perf_counter() - start
        return Made(job.number, content, made.document.title, made.findings, seconds=seconds, papers=papers)

    def _papers(self, made: Draft) -> tuple[tuple[str, bytes], ...]:
        """The papers that go with a draft, where the run writes any."""
        brief = self.brief
        module, _, name = brief.beside.partition(":")
        if not name:
            return ()
        maker: Maker = getattr(import_module(f"moudraft.{module}"), name)
        return maker(made, brief.paper_kinds, form=brief.form, final=brief.final, style=brief.style)

    def _draft(self, job: Job) -> Draft:
        from moudraft.drafting import draft

        made = draft(self.deal(job), library=self.library, today=self.brief.today)
        if self.brief.final:
            raise_if(made.not_final())
        return made

    def deal(self, job: Job) -> Deal:
        from moudraft.deal.deal_file import settled_deal
        from moudraft.register.kinds_told import with_kinds

        if job.text is not None:
            base, given = parse_by_name(job.text, job.source), None
        else:
            given = from_data(job.values or {}, job.source)
            base, given = (given, None) if self.base is None else (self.base, given)

        given = None if given is None else patch_in(base, given)
        places: dict[str, str] = {}

        def lay(under: Tree) -> Tree:
            tree = under if given is None else lay_over(under, given)
            for key, value in self.brief.sets:
                tree = set_in(tree, key, value, places)
            return tree

        tree = with_kinds(laid(base, lay), lambda: self.register)
        return settled_deal(tree, self.brief.under, self.library.home.kinds, self.library.templates)


def _unforeseen(job: Job, error: Exception) -> Problem:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return Problem(Location(job.source), f"moudraft went wrong: {type(error).__name__}: {error} ({where})")
