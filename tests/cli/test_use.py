# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""How the command line is spoken to, and what it says when it is not understood."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from omstander.cli.commands import COMMANDS
from omstander.files.words import read_words

from .running import DATA, FEEST, PROGRAM, STUK, Omstander, environment, outside

NAMES = [command.name for command in COMMANDS]
PROMISED = {
    *("backup", "check", "build", "moments", "seams", "play", "fmt", "new", "diff", "serve", "translate"),
    *("demo", "simulate"),
}
SOURCES = Path(__file__).resolve().parents[2] / "src" / "omstander"


def test_every_promised_command_is_there() -> None:
    """The commands are those that the documents name."""
    assert set(NAMES) == PROMISED


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_help_has_an_example(omstander: Omstander, name: str, language: str) -> None:
    """The help of every command explains it and shows an example, in both languages."""
    ran = omstander(name, "--help", "--language", language)
    assert ran.code == 0
    assert ran.err == ""
    words = read_words(language, "command-line")
    assert words(f"{name}.about") in ran.out
    assert f"omstander {name} " in words(f"{name}.example") + " "
    assert words(f"{name}.example").strip() in ran.out
    assert {"nl": "gebruik:", "en": "usage:"}[language] in ran.out


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "usage:"),
        ({"LANG": "nl_NL.UTF-8"}, "gebruik:"),
        ({"LANG": "de_DE.UTF-8"}, "usage:"),
        ({"LANG": "en_GB.UTF-8", "OMSTANDER_LANGUAGE": "nl"}, "gebruik:"),
        ({"LC_ALL": "C", "LANG": "nl_NL"}, "usage:"),
        ({"LANG": "nld"}, "usage:"),
    ],
)
def test_help_speaks_the_language_of_the_machine(
    omstander: Omstander, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], expected: str
) -> None:
    """OMSTANDER_LANGUAGE goes before the machine's own language; what we do not speak is English."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert expected in omstander("--help").out


@pytest.mark.parametrize("arguments", [("--language=nl", "--help"), ("--language", "nl", "--help")])
def test_the_option_goes_before_everything(
    omstander: Omstander, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """What is asked for on the line itself wins."""
    monkeypatch.setenv("OMSTANDER_LANGUAGE", "en")
    assert "gebruik:" in omstander(*arguments).out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("chek",), "Bedoelde je check?"),
        (("zzzzzzz",), "Ik ken geen opdracht zzzzzzz."),
        (("check", "nergens.chat"), "Ik kan nergens.chat niet vinden."),
        (("check", "wisel"), "Bedoelde je wissel?"),
        (("play", str(DATA / "fest.chat")), "feest.chat?"),
        (("play", str(DATA)), "staan meer verhalen"),
        (("play",), "Dit ontbreekt nog: VERHAAL"),
        (("check", "--format", "xml"), "kan niet; kies uit"),
        (("check", "--strikt"), "Dit ken ik niet: --strikt"),
        (("--strikt",), "Dit ken ik niet: --strikt"),
        (("moments", FEEST, "--picks", "1"), "--format svg"),
    ],
)
def test_wrong_use_is_one_plain_line(omstander: Omstander, arguments: tuple[str, ...], expected: str) -> None:
    """What cannot be done is said in one line on standard error, with exit code 2."""
    ran = omstander(*arguments, "--language", "nl")
    assert ran.code == 2
    assert ran.out == ""
    assert re.fullmatch(r"omstander: .+\n", ran.err)
    assert expected in ran.err


def test_no_command_shows_what_there_is(omstander: Omstander) -> None:
    """The bare program lists its commands, and counts as wrong use."""
    ran = omstander()
    assert ran.code == 2
    assert all(re.search(rf"^    {name} ", ran.out, re.MULTILINE) for name in NAMES)


def test_no_command_speaks_one_language() -> None:
    """What the bare program shows is its help, word by word in the language that was asked for."""
    bare, asked = outside(OMSTANDER_LANGUAGE="nl"), outside("--help", OMSTANDER_LANGUAGE="nl")
    assert bare.out == asked.out
    assert "gebruik:" in bare.out


@pytest.mark.parametrize("command", ["moments", "seams", "play", "build"])
def test_a_story_with_errors_is_refused(omstander: Omstander, command: str) -> None:
    """What needs a sound story says to check it first, with exit code 1."""
    ran = omstander(command, STUK)
    refusal = f"{STUK} heeft nog fouten. Eerst: omstander check {STUK}\n"
    assert (ran.code, ran.out, ran.err) == (1, "", refusal)


@pytest.mark.parametrize(
    ("arguments", "dutch", "english"),
    [
        (("fmt", FEEST), "was al netjes", "was tidy already"),
        (("play", FEEST, "--picks", "abc"), "is geen nummer", "is no number"),
        (("play", FEEST, "--picks", "1,9"), "kan daar niet", "is not offered"),
        (("moments", FEEST, "--format", "svg", "--picks", "x"), "is geen nummer", "is no number"),
        (("build", FEEST, "--single", "/"), "Ik kan / niet schrijven", "I cannot write /"),
        (("check", FEEST), "geen fouten", "no errors"),
    ],
)
def test_a_command_speaks_the_language_of_the_story(
    omstander: Omstander,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    dutch: str,
    english: str,
) -> None:
    """What was asked for, else the setting, else the language in which the story's author writes."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def said(*more: str) -> str:
        ran = omstander(*arguments, *more)
        return (ran.out + ran.err).lower()

    assert dutch.lower() in said()
    assert english.lower() in said("--language", "en")
    monkeypatch.setenv("OMSTANDER_LANGUAGE", "en")
    assert english.lower() in said()
    assert dutch.lower() in said("--language", "nl")


def test_both_languages_have_the_same_words() -> None:
    """Every key is there in both languages with the same facts, and none is left over."""
    slot = re.compile(r"\{[a-z_]+\}")
    for part in ("command-line", "site"):
        dutch, english = (read_words(language, part).forms for language in ("nl", "en"))
        assert dutch.keys() == english.keys()
        for key in dutch:
            assert len(dutch[key]) == len(english[key]), key
            assert all(dutch[key]), key
            assert set(slot.findall(dutch[key][-1])) == set(slot.findall(english[key][-1])), key


def test_every_key_is_used() -> None:
    """No words are kept that no command says."""
    texts = "".join(path.read_text(encoding="utf-8") for path in (SOURCES / "cli").glob("*.py"))
    made = (
        r"argparse:|.*\.(short|about|example)$|act\.|step\.|claim\.|way\.|script\.|diff\.|figures\.|table\."
        r"|database\."
    )
    keys = [key for key in read_words("nl", "command-line").forms if not re.match(made, key)]
    assert [key for key in keys if f'"{key}"' not in texts and f"'{key}'" not in texts] == []


def test_a_closed_pipe_is_quiet() -> None:
    """Whoever stops reading, as `head` does, causes no traceback."""
    command = f"{PROGRAM} seams {FEEST} | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to on this system")
@pytest.mark.parametrize("command", [f"moments {FEEST}", f"play {FEEST} --picks 1", f"check {FEEST}"])
def test_a_full_disk_is_told(command: str) -> None:
    """An answer that cannot be written is one plain line, with exit code 2."""
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} {command} >/dev/full"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment(OMSTANDER_LANGUAGE="nl"),
    )
    assert done.returncode == 2
    assert re.fullmatch(r"omstander: Ik kan het antwoord niet schrijven: .+\n", done.stderr)


@pytest.mark.parametrize(
    ("command", "code", "out"),
    [
        (f"check {FEEST} >&-", 0, ""),
        (f"play {FEEST} <&-", 0, "Gestopt. Er is niets bewaard."),
        ("check nergens.chat 2>&-", 2, ""),
    ],
)
def test_a_stream_that_is_not_there(command: str, code: int, out: str) -> None:
    """A program that was started without one of its streams does without it, quietly."""
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} {command}"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr, (done.stdout.splitlines() or [""])[-1]) == (code, "", out)


def test_an_interrupt_is_quiet() -> None:
    """Ctrl-C while a question stands open ends the program without a traceback."""
    process = subprocess.Popen(
        [PROGRAM, "play", FEEST],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(PYTHONUNBUFFERED="1"),
    )
    assert process.stdout is not None
    while not (line := process.stdout.readline()).startswith("? "):
        assert line or process.poll() is None
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "")


def test_no_colours_where_nobody_looks() -> None:
    """What is piped holds no escape sequences."""
    assert "\x1b" not in outside("check", STUK).out


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals of its own on this system")
@pytest.mark.parametrize(
    ("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_on_a_terminal(settings: dict[str, str], coloured: bool) -> None:
    """A terminal gets colours, unless somebody says that it should not."""
    leader, follower = os.openpty()
    kept = environment(TERM="xterm")
    kept.pop("NO_COLOR", None)
    process = subprocess.Popen([PROGRAM, "check", STUK], stdout=follower, env={**kept, **settings})
    os.close(follower)
    written = b""
    try:
        while chunk := os.read(leader, 65536):
            written += chunk
    except OSError:
        pass  # how a terminal says that nobody writes to it any more
    process.wait(timeout=20)
    os.close(leader)
    assert b"NIET IN DE GROEP" in written
    assert (b"\x1b[" in written) is coloured


def test_output_does_not_depend_on_the_locale() -> None:
    """Emoji are written as UTF-8 even where the machine says it knows no more than ASCII."""
    ran = outside("play", FEEST, "--picks", "1,1", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.code == 0
    assert "🌊" in ran.out


def test_what_takes_long_is_said(omstander: Omstander, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second of silence the program says on standard error what it works on."""
    monkeypatch.setattr("omstander.cli.terminal.PATIENCE", 0.0)
    ran = omstander("check", FEEST, "--language", "nl")
    assert f"Bezig met {FEEST} ..." in ran.err
    assert ran.out == "Geen fouten, geen waarschuwingen.\n"
