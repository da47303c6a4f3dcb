"""What a person has changed is never lost: every command that writes keeps it, also with --force (faults, part 5)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "west-essex.yaml"
OTHER = ROOT / "examples" / "brentwood-rochford.yaml"
TODAY = ("--today", "2026-11-21")
WORK = b"the solicitor's own words"
KEPT = "(kept 2026-11-21)"


def kept_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if "(kept " in path.name}


def options_file(folder: Path) -> Path:
    path = folder / "options.yaml"
    path.write_text(f"base: {DEAL.as_posix()}\nvary:\n  terms.exit: [notice-3m, notice-6m]\n", encoding="utf-8")
    return path


COMMANDS: dict[str, tuple[Sequence[object], str]] = {
    "draft": (("draft", DEAL, "-o", "out.docx", *TODAY), "out.docx"),
    "draft md": (("draft", DEAL, "-o", "out.md", *TODAY), "out.md"),
    "draft ast": (("draft", DEAL, "-o", "out.ast.json", *TODAY), "out.ast.json"),
    "draft svg": (("draft", DEAL, "-o", "out.svg", *TODAY), "out.svg"),
    "manifest": (("draft", DEAL, "-o", "out.docx", "--manifest", "facts.json", *TODAY), "facts.json"),
    "demo": (("demo", *TODAY), "brentwood-rochford.docx"),
    "demo's deal": (("demo", *TODAY), "brentwood-rochford.yaml"),
    "compare": (("compare", DEAL, OTHER, "-o", "changes.docx"), "changes.docx"),
    "compare html": (("compare", DEAL, OTHER, "-o", "changes.html"), "changes.html"),
    "variants' paper": (("variants", "options.yaml", "-o", "paper", *TODAY), "paper/options.docx"),
    "variants' page": (("variants", "options.yaml", "-o", "paper", *TODAY), "paper/options.html"),
    "variants' draft": (("variants", "options.yaml", "-o", "paper", *TODAY), "paper/option-01.docx"),
    "variants' redline": (("variants", "options.yaml", "-o", "paper", *TODAY), "paper/option-02.redline.docx"),
    "batch": (("batch", "deals", "-o", "drafts", "--jobs", "1", *TODAY), "drafts/one.docx"),
    "batch's manifest": (("batch", "deals", "-o", "drafts", "--jobs", "1", *TODAY), "drafts/manifest.jsonl"),
    "new": (("new", "deal.yaml", "--from", DEAL, "--no-input", *TODAY), "deal.yaml"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_row_5_1_hand_work_over_any_output_is_kept_and_told_even_with_force(
    name: str, moudraft: Run, folder: Path
) -> None:
    command, output = COMMANDS[name]
    options_file(folder)
    (folder / "deals").mkdir()
    (folder / "deals" / "one.yaml").write_bytes(DEAL.read_bytes())
    moudraft(*map(str, command))
    target = folder / output
    written = target.read_bytes()
    target.write_bytes(WORK)
    done = moudraft(*map(str, command), "--force")
    stem, _, ending = target.name.rpartition(".")
    beside = target.with_name(f"{stem} {KEPT}.{ending}")
    if "compare" in name:  # which has no --today, and takes the day of SOURCE_DATE_EPOCH
        (beside,) = (path for path in folder.iterdir() if "(kept" in path.name)
    assert beside.read_bytes() == WORK, done.err
    assert beside.name in done.err
    if name == "new":  # whose every deal is the person's own
        assert len(kept_in(folder)) == 1
    elif "manifest" not in name:
        assert target.read_bytes() == written


@pytest.mark.parametrize("name", [each for each in COMMANDS if each not in ("new",)])
def test_what_nobody_has_changed_is_replaced_and_no_copy_is_left(name: str, moudraft: Run, folder: Path) -> None:
    command, _ = COMMANDS[name]
    options_file(folder)
    (folder / "deals").mkdir()
    (folder / "deals" / "one.yaml").write_bytes(DEAL.read_bytes())
    moudraft(*map(str, command))
    for more in ((), ("--today", "2026-11-22")):  # another day gives other bytes
        if more and "compare" in name:
            break
        done = moudraft(*map(str, command), "--force", *more)
        assert "kept as" not in done.err
    assert kept_in(folder) == {}


@pytest.mark.parametrize("name", [each for each in COMMANDS if not each.startswith("batch's")])
def test_only_a_flag_that_names_the_file_throws_hand_work_away(name: str, moudraft: Run, folder: Path) -> None:
    command, output = COMMANDS[name]
    options_file(folder)
    (folder / "deals").mkdir()
    (folder / "deals" / "one.yaml").write_bytes(DEAL.read_bytes())
    moudraft(*map(str, command))
    (folder / output).write_bytes(WORK)
    done = moudraft(*map(str, command), "--force", "--discard", output)
    assert done.code in (0, 1), done.err
    assert (folder / output).read_bytes() != WORK
    assert kept_in(folder) == {}


def test_a_file_that_is_not_written_cannot_be_discarded(moudraft: Run, folder: Path) -> None:
    (folder / "other.docx").write_bytes(WORK)
    done = moudraft("draft", DEAL, "-o", "out.docx", "--discard", "other.docx")
    assert (done.code, done.data) == (2, b"")
    assert "--discard other.docx: this run does not write that file" in done.err
    assert not (folder / "out.docx").exists()


def test_row_5_1_a_draft_worked_on_by_hand_survives_edit(moudraft: Run, folder: Path) -> None:
    import datetime

    from moudraft.commands.shared.saving import drafted
    from moudraft.commands.shared.wishes import Wishes

    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    moudraft("draft", "deal.yaml", *TODAY)
    (folder / "deal.docx").write_bytes(WORK)
    wishes = Wishes(Path("deal.yaml"), editing=True, today=datetime.date(2026, 11, 21))
    assert drafted(wishes, Path("deal.yaml")) == 0
    assert kept_in(folder) == {f"deal {KEPT}.docx": WORK}
    assert (folder / "deal.docx").read_bytes().startswith(b"PK")


def test_an_edited_deal_is_changed_in_place_and_no_copy_is_left(moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    assert moudraft("edit", "deal.yaml", "--set", "title=Other", "--no-input").code == 0
    assert "title: Other" in (folder / "deal.yaml").read_text(encoding="utf-8")
    assert kept_in(folder) == {}


def test_a_deal_changed_while_the_interview_went_on_is_kept(
    moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moudraft.commands.shared import unasked

    path = folder / "deal.yaml"
    path.write_bytes(DEAL.read_bytes())
    real = unasked.make

    def meanwhile(wishes: object, source: str | None) -> int:
        path.write_bytes(DEAL.read_bytes() + b"x-note: typed in an editor\n")
        return real(wishes, source)  # type: ignore[arg-type]

    monkeypatch.setattr(unasked, "make", meanwhile)
    done = moudraft("edit", "deal.yaml", "--set", "title=Other", "--no-input", *TODAY)
    assert done.code == 0, done.err
    assert b"x-note: typed in an editor" in kept_in(folder)[f"deal {KEPT}.yaml"]


def test_answers_resumed_over_a_deal_changed_since_keep_that_deal(folder: Path) -> None:
    import datetime

    from moudraft.commands.shared.saving import save
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.hashes import sha256_hex
    from moudraft.interview.answer_store import Store
    from moudraft.interview.answers import Answers

    deal = folder / "deal.yaml"
    deal.write_bytes(b"title: One\n")
    with Store(deal, sha256_hex(deal.read_bytes())) as store:
        store.keep(Answers(data={"title": "Two"}))
    deal.write_bytes(b"title: Typed\n")
    with Store(deal, sha256_hex(deal.read_bytes())) as store:
        answers = store.read()
        assert answers is not None
        wishes = Wishes(deal, editing=True, today=datetime.date(2026, 11, 21))
        save(wishes, answers, store.basis)
    assert kept_in(folder) == {f"deal {KEPT}.yaml": b"title: Typed\n"}
    assert deal.read_bytes() == b"title: Two\n"


@pytest.mark.parametrize("command", ["edit", "new"])
@pytest.mark.parametrize("name", ["d2.docx", "d2.DOCX", "d2.md", "d2.json", "d2.svg"])
def test_row_13_a_deal_named_like_a_draft_is_never_overwritten_by_it(
    command: str, name: str, moudraft: Run, folder: Path
) -> None:
    (folder / name).write_bytes(DEAL.read_bytes())
    more = ("--force",) if command == "new" else ()
    done = moudraft(command, name, "--no-input", *more)
    assert done.code == 2
    assert "a deal cannot have the name of a draft" in done.err
    assert "hint: call it d2.yaml" in done.err
    assert (folder / name).read_bytes() == DEAL.read_bytes()


def test_the_same_copy_is_not_kept_twice(moudraft: Run, folder: Path) -> None:
    for _ in range(3):
        (folder / "out.docx").write_bytes(WORK)
        assert moudraft("draft", DEAL, "-o", "out.docx", "--force", *TODAY).code in (0, 1)
    (folder / "out.docx").write_bytes(b"other words")
    moudraft("draft", DEAL, "-o", "out.docx", "--force", *TODAY)
    assert kept_in(folder) == {f"out {KEPT}.docx": WORK, "out (kept 2026-11-21, 2).docx": b"other words"}


def test_work_is_kept_where_moudraft_remembers_nothing(
    moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine without a private place nothing is known to be moudraft's own: more is kept, and nothing goes."""
    (folder / "a-file").write_bytes(b"")
    monkeypatch.setenv("MOUDRAFT_STATE", str(folder / "a-file" / "below"))
    moudraft("draft", DEAL, "-o", "out.docx", *TODAY)
    first = (folder / "out.docx").read_bytes()
    done = moudraft("draft", DEAL, "-o", "out.docx", "--force", "--today", "2026-11-22")
    assert done.code in (0, 1)
    assert kept_in(folder) == {"out (kept 2026-11-22).docx": first}


def test_a_run_that_fails_leaves_what_was_there(moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest cannot be written: then the draft is not replaced either."""
    moudraft("draft", DEAL, "-o", "out.docx", *TODAY)
    (folder / "out.docx").write_bytes(WORK)
    real = os.link

    def full(source: object, target: object, **how: object) -> None:
        if Path(str(target)).name == "facts.json":
            raise OSError(28, "No space left on device")
        real(source, target, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(os, "replace", refusing("facts.json"))
    done = moudraft("draft", DEAL, "-o", "out.docx", "--manifest", "facts.json", "--force", *TODAY)
    assert done.code == 2
    assert "facts.json: cannot be written" in done.err
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == {"out.docx": WORK}


def refusing(name: str):  # type: ignore[no-untyped-def]
    real = os.replace

    def replace(source: object, target: object) -> None:
        if Path(str(target)).name == name:
            raise OSError(28, "No space left on device")
        real(source, target)  # type: ignore[arg-type]

    return replace


@pytest.mark.parametrize("at", range(5))
def test_row_13_variants_on_a_full_disk_leave_all_or_none(
    at: int, moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options_file(folder)
    if at % 2:
        moudraft("variants", "options.yaml", "-o", "paper", *TODAY)
        (folder / "paper" / "options.docx").write_bytes(WORK)
    else:
        (folder / "paper").mkdir()
    before = {path.name: path.read_bytes() for path in (folder / "paper").iterdir()}
    real, count = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal count
        count += 1
        if count > at:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    done = moudraft("variants", "options.yaml", "-o", "paper", "--force", "--today", "2026-11-22")
    assert done.code == 2
    assert "No space left on device" in done.err
    assert {path.name: path.read_bytes() for path in (folder / "paper").iterdir()} == before


@given(
    over=st.sampled_from(["nothing", "ours", "changed", "foreign"]),
    force=st.booleans(),
    discard=st.booleans(),
    meanwhile=st.sampled_from(["nothing", "another", "gone"]),
)
def test_no_content_is_ever_lost_unless_it_was_moudrafts_own_or_named(
    over: str, force: bool, discard: bool, meanwhile: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import datetime

    from moudraft.files.replacing import write_file
    from moudraft.files.targets import check_target
    from moudraft.problems import MoudraftError

    day = datetime.date(2026, 11, 21)
    folder = tmp_path_factory.mktemp("all")
    path = folder / "deal.docx"
    if over in ("ours", "changed"):
        write_file(check_target(path, force=False), b"ours", day)
    if over in ("changed", "foreign"):
        path.write_bytes(over.encode())
    must_stay = set() if discard or over in ("nothing", "ours") else {over.encode()}
    try:
        target = check_target(path, force=force, discard=[path] if discard else [])
        if meanwhile == "another":
            path.write_bytes(b"another")
            if not discard:
                must_stay = {b"another"}
        elif meanwhile == "gone":
            path.unlink(missing_ok=True)
            must_stay = set()
        write_file(target, b"new", day)
    except MoudraftError:
        assert not discard
    else:
        assert path.read_bytes() == b"new"
    there = {each.read_bytes() for each in folder.iterdir()}
    assert must_stay <= there
    assert not [each for each in folder.iterdir() if each.name.startswith(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_private_draft_stays_private_when_it_is_drafted_again(moudraft: Run, folder: Path) -> None:
    moudraft("draft", DEAL, "-o", "out.docx", *TODAY)
    (folder / "out.docx").chmod(0o600)
    moudraft("draft", DEAL, "-o", "out.docx", "--force", *TODAY)
    assert (folder / "out.docx").stat().st_mode & 0o777 == 0o600
