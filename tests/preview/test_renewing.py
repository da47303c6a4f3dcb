"""A preview that is served: to this machine alone, renewed when a file changes, alive when the deal is broken."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from moudraft.commands import preview as command
from moudraft.files import fault_details
from moudraft.preview import renewing
from moudraft.preview.renewing import Renewing, stamps, watched_files
from moudraft.preview.serving import LOOPBACK, PreviewServer
from moudraft.problems import Location, MoudraftError, Problem
from tests.conftest import ROOT, Run
from tests.preview.made import SHARED

TODAY = ("--today", "2026-11-21")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "EVERY", 0.01)


class Source:
    """What a preview is made from, by hand."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.wrong: Exception | None = None
        self.change("one")

    def change(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def make(self, version: int) -> str:
        if self.wrong is not None:
            raise self.wrong
        return f"<p>{self.file.read_text(encoding='utf-8')} as {version}</p>"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path / "deal.yaml")


@pytest.fixture
def preview(source: Source) -> Iterator[Renewing]:
    made = Renewing(source.make, "deal.yaml", [source.file])
    yield made
    made.end()


@pytest.fixture
def server(preview: Renewing) -> Iterator[PreviewServer]:
    with PreviewServer(preview) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield made
        preview.end()
        made.shutdown()
        thread.join(10)


def asked(server: PreviewServer, path: str, *, method: str = "GET", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    told = answer.read().decode("utf-8")
    connection.close()
    return answer.status, told


# --- renewing ---------------------------------------------------------------------------------------------


def test_a_change_makes_the_page_again_and_nothing_else_does(source: Source, preview: Renewing) -> None:
    assert not preview.look() and preview.page == "<p>one as 1</p>"
    source.change("another")
    assert preview.look() and (preview.page, preview.version) == ("<p>another as 2</p>", 2)
    assert not preview.look()


def test_whoever_waits_is_told(source: Source, preview: Renewing) -> None:
    told: list[int] = []
    waiting = threading.Thread(target=lambda: told.append(preview.wait(1, 10)))
    waiting.start()
    preview.start()
    source.change("another")
    waiting.join(10)
    assert told == [2]


def test_a_broken_deal_shows_its_problems_and_the_preview_goes_on(source: Source, preview: Renewing) -> None:
    where = Location("deal.yaml", 12)
    source.wrong = MoudraftError([Problem(where, 'unknown key "<b>"', "did you mean x?"), Problem(where, "and more")])
    source.change("broken")
    assert preview.look()
    assert "deal.yaml:12" in preview.page and "unknown key &quot;&lt;b&gt;&quot;" in preview.page
    assert "did you mean x?" in preview.page and "and more" in preview.page and 'data-live="2"' in preview.page
    source.wrong = None
    source.change("mended")
    assert preview.look() and preview.page == "<p>mended as 3</p>"


def test_a_fault_of_ours_does_not_end_it_either(
    source: Source, preview: Renewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fault_details, "save_details", lambda error: "the-details.txt")
    source.wrong = ZeroDivisionError("SECRET")
    source.change("odd")
    assert preview.look()
    assert "moudraft went wrong: ZeroDivisionError" in preview.page and "the-details.txt" in preview.page
    assert "SECRET" not in preview.page


def test_a_deal_that_is_away_while_an_editor_saves_it_is_waited_for(source: Source, preview: Renewing) -> None:
    source.file.unlink()
    before = stamps([source.file])
    source.change("back")
    assert stamps([source.file]) != before and list(before.values()) == [(0, -1)]


def test_the_deal_its_library_our_clauses_and_our_looks_are_watched(tmp_path: Path) -> None:
    house = tmp_path / "house" / "clauses"
    house.mkdir(parents=True)
    (house / "own.md").write_text("x", encoding="utf-8")
    (house / "own.md~").write_text("x", encoding="utf-8")
    deal = tmp_path / "deal.yaml"
    deal.write_text("x", encoding="utf-8")
    seen = {Path(each).relative_to(tmp_path) for each in stamps(watched_files(deal, tmp_path / "house"))
            if Path(each).is_relative_to(tmp_path)}  # fmt: skip
    assert seen == {Path("deal.yaml"), Path("house/clauses/own.md")}
    ours = {Path(each).name for each in stamps(watched_files(deal, None))}
    assert {"veto.md", "red-lines.yaml", "heads-of-terms.yaml", "page.css", "preview.css", "preview.js"} <= ours


# --- serving ----------------------------------------------------------------------------------------------


def test_the_page_is_where_it_is_said_to_be_and_nowhere_else(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    path = f"/{server.secret}/"
    assert server.address.endswith(path)
    assert asked(server, path) == (200, "<p>one as 1</p>")
    assert asked(server, path, method="HEAD") == (200, "")
    for other in ("/", "/favicon.ico", path[:-1], f"{path[:-2]}x/", "/../deal.yaml", f"{path}deal.yaml"):
        assert asked(server, other)[0] == 404
    assert asked(server, path, method="POST")[0] == 501


ELSEWHERE = ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}", ""]


@pytest.mark.parametrize("host", ELSEWHERE)
def test_a_name_that_is_not_this_machines_is_turned_away(server: PreviewServer, host: str) -> None:
    status, words = asked(server, f"/{server.secret}/", Host=host.format(port=server.server_port))
    assert status == 403 and "one as" not in words


def test_a_page_from_elsewhere_is_turned_away(server: PreviewServer) -> None:
    assert asked(server, f"/{server.secret}/", Origin="https://evil.example")[0] == 403
    assert asked(server, f"/{server.secret}/", Host=f"localhost:{server.server_port}")[0] == 200


def test_a_browser_hears_of_a_change_and_of_one_it_missed(
    server: PreviewServer, preview: Renewing, source: Source
) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    connection.request("GET", f"/{server.secret}/changes?1")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream" and answer.readline() == b"retry: 1000\n"
    preview.start()
    source.change("another")
    assert [answer.readline() for _ in range(3)] == [b"\n", b"id: 2\n", b"data: renewed\n"]
    connection.close()
    late = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    late.request("GET", f"/{server.secret}/changes?1")
    assert [late.getresponse().readline() for _ in range(1)] == [b"retry: 1000\n"]
    late.close()


def test_a_port_that_is_taken_is_told(server: PreviewServer, preview: Renewing) -> None:
    with pytest.raises(MoudraftError, match=f"--port {server.server_port}: cannot be used"):
        PreviewServer(preview, server.server_port)


# --- the command ------------------------------------------------------------------------------------------


def test_it_is_written_beside_the_deal_under_a_name_that_says_what_it_is(moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_bytes(SHARED.read_bytes())
    result = moudraft("preview", "deal.yaml", *TODAY)
    assert result.code == 0 and "deal.INTERNAL.html: preview of Shared Services Partnership" in result.err
    assert (folder / "deal.INTERNAL.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    again = moudraft("preview", "deal.yaml", *TODAY)
    assert again.code == 2 and "--force" in again.err
    piped = moudraft("preview", "-", *TODAY, stdin=SHARED.read_bytes())
    assert piped.code == 0 and piped.out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("deal.yaml", "--serve", "-o", "x.html"), "a preview is served or written, not both"),
        (("-", "--serve"), "standard input cannot be watched for changes"),
        (("deal.yaml", "--no-open"), "nothing is served"),
        (("deal.yaml", "--port", "8000"), "nothing is served"),
        (("missing.yaml", "--serve"), "there is no such file"),
        (("deal.yaml", "-o", "deal.yaml"), "this is the deal itself"),
        (("deal.yaml", "-o", "look.pdf"), "a preview is a web page"),
    ],
)
def test_what_cannot_be_is_told(given: tuple[str, ...], told: str, moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_bytes(SHARED.read_bytes())
    result = moudraft("preview", *given)
    assert result.code == 2 and told in result.err


def test_it_serves_until_it_is_interrupted(moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "deal.yaml").write_bytes(SHARED.read_bytes())
    opened: list[str] = []

    def looked_at(server: PreviewServer, poll_interval: float) -> None:
        assert 'data-live="1"' in server.preview.page and "connect-src 'self'" in server.preview.page
        raise KeyboardInterrupt

    monkeypatch.setattr(PreviewServer, "serve_forever", looked_at)
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    result = moudraft("preview", "deal.yaml", "--serve", *TODAY)
    assert result.code == 0 and "The preview has ended." in result.err and opened[0] in result.err
    assert moudraft("preview", "deal.yaml", "--serve", "--no-open", *TODAY).code == 0 and len(opened) == 1


def test_a_clause_of_ours_that_changes_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from moudraft import drafting

    seen: list[object] = []
    monkeypatch.setattr(drafting, "_built_in", _Counted(drafting._built_in, seen))
    options = command.Options(deal_path=ROOT / "examples" / "shared-services.yaml")
    command._page(options, 1)
    assert seen == ["forgotten"]


class _Counted:
    def __init__(self, inner: object, seen: list[object]) -> None:
        self.inner, self.seen = inner, seen

    def __call__(self) -> object:
        return self.inner()  # type: ignore[operator]

    def cache_clear(self) -> None:
        self.seen.append("forgotten")
