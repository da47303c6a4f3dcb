"""LibreOffice accepts or rejects all tracked changes: a judge that shares no code with us. Many files in one run."""

from __future__ import annotations

import pathlib
import re
import subprocess
import tempfile
from collections.abc import Mapping

from tests.writers.word.office import program, workshop

MACRO = """Sub Settle(list As String)
  Dim number As Integer, entry As String, parts, document, frame, dispatcher
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Text (encoded)"
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  Dim nothing_() As New com.sun.star.beans.PropertyValue
  number = FreeFile
  Open ConvertFromURL(list) For Input As #number
  Do While Not Eof(number)
    Line Input #number, entry
    parts = Split(entry, "|")
    document = StarDesktop.loadComponentFromURL(parts(0), "_blank", 0, hidden())
    If parts(2) <> "" Then
      frame = document.CurrentController.Frame
      dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
      dispatcher.executeDispatch(frame, parts(2), "", 0, nothing_())
    End If
    If Right(parts(1), 4) = "docx" Then
      document.storeToURL(parts(1), word())
    Else
      document.storeToURL(parts(1), form())
    End If
    document.close(True)
  Loop
  Close #number
  StarDesktop.terminate()
End Sub
"""
COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges", "": ""}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"{1}.dtd">\n'
)
_NAMES = 'xmlns:script="http://openoffice.org/2000/script" xmlns:library="http://openoffice.org/2000/library"'


def settled(files: Mapping[str, tuple[bytes, str]], ending: str = "txt") -> dict[str, bytes]:
    """Each file (bytes, and ``accept``, ``reject`` or nothing) as LibreOffice saves it then, by the same names."""
    soffice = program("soffice")
    folder = pathlib.Path(tempfile.mkdtemp(dir=workshop()))
    profile = folder / "profile"
    _install(soffice, profile)
    lines = []
    for number, (docx, command) in enumerate(files.values()):
        source, target = folder / f"{number}.docx", folder / f"{number}-settled.{ending}"
        source.write_bytes(docx)
        lines.append(f"{source.as_uri()}|{target.as_uri()}|{COMMANDS[command]}")
    (folder / "list.txt").write_text("\n".join(lines), encoding="utf-8")
    macro = f'macro:///Standard.Settling.Settle("{(folder / "list.txt").as_uri()}")'
    run = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", macro]
    subprocess.run(run, check=True, capture_output=True, timeout=60 + 20 * len(files))
    found = {}
    for number, name in enumerate(files):
        found[name] = (folder / f"{number}-settled.{ending}").read_bytes()
    return found


def _install(soffice: str, profile: pathlib.Path) -> None:
    """A profile whose own macros hold ours. LibreOffice makes the profile first: it replaces what it finds there."""
    command = [soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--terminate_after_init"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    basic = profile / "user" / "basic" / "Standard"
    module = MACRO.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    (basic / "Settling.xba").write_text(
        _HEAD.format("script:module", "module")
        + f'<script:module {_NAMES} script:name="Settling" script:language="StarBasic">{module}</script:module>',
        encoding="utf-8",
    )
    (basic / "script.xlb").write_text(
        _HEAD.format("library:library", "library")
        + f'<library:library {_NAMES} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Settling"/></library:library>',
        encoding="utf-8",
    )


def paragraphs(text: bytes) -> list[str]:
    """What LibreOffice wrote as text, with its numbers, one paragraph a line; lines with nothing in them left out."""
    lines = text.decode("utf-8-sig").replace("\r", "").split("\n")
    return [each for line in lines if (each := re.sub(r"\s+", " ", line).strip())]
