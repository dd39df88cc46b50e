"""Ask a person about each proposal of `bibnorm lookup`, and remember what is not wanted."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bibnorm.cli.deliver import write
from bibnorm.cli.lookup_report import PUBLISHED, Looked, short, told
from bibnorm.lookup.complete import ENTRYTYPE, Change
from bibnorm.lookup.judge import Answer
from bibnorm.lookup.propose import Said
from bibnorm.lookup.published import Published

HELP = """\
  y      yes, write it
  n      no, and do not propose it again
  e      each field by itself
  o      this is another work; do not propose that record again
  q      ask no more about this file; what was said yes to is written
  Enter  not now
"""


@dataclass(frozen=True)
class Memory:
    """Where what is not wanted is remembered."""

    keep: Callable[[Looked, str, str], None]
    refuse: Callable[[Looked, Sequence[Answer]], None]


class _OtherWork(Exception):  # noqa: N818  (it ends the questions about one entry)
    pass


class _Enough(Exception):  # noqa: N818  (it ends the questions)
    pass


def ask_all(
    name: str, looked: Iterable[Looked], memory: Memory
) -> list[tuple[Looked, list[Change]]]:
    """Ask about all that is proposed; give what a person said yes to, entry by entry."""
    wanted: list[tuple[Looked, list[Change]]] = []
    for one in looked:
        if not (one.published or one.proposal.missing or one.proposal.differing):
            continue
        write(sys.stdout.buffer, "".join(told(name, [one], ())))
        said: list[Change] = []
        wanted.append((one, said))
        try:
            for changes in _asked(one, memory):
                said.extend(changes)
        except _OtherWork:
            said.clear()
            memory.refuse(one, one.asked.judgement.records)
        except _Enough:
            break
    return wanted


def _asked(one: Looked, memory: Memory) -> Iterator[Sequence[Change]]:
    """Ask about an entry: its publication, what it lacks, each field that differs."""
    if one.published and _is_wanted(one, one.published, memory):
        yield one.published.changes
        return
    if one.proposal.missing:
        names = ", ".join(said.field for said in one.proposal.missing)
        reply = _reply(f"add {names}", "yneoq" if len(one.proposal.missing) > 1 else "ynoq")
        for said in one.proposal.missing:
            yield _taken(
                one, said, _reply(f"add {said.field}", "ynoq") if reply == "e" else reply, memory
            )
    for differing in one.proposal.differing:
        line = f"{differing.field}: {short(differing.kept)}, take {short(differing.other)}"
        reply = _reply(line, "ynoq")
        yield _taken(one, differing.said, reply, memory)
        if differing.field == ENTRYTYPE and reply == "y":
            yield [Change(said.field, said.value) for said in one.proposal.of_type]


def _is_wanted(one: Looked, later: Published, memory: Memory) -> bool:
    """Ask whether to cite the publication; what it is says nothing of the preprint's record."""
    try:
        reply = _reply("cite the publication in place of the preprint", "ynoq")
    except _OtherWork:
        memory.refuse(one, [later.answer])
        return False
    if reply == "n":
        memory.keep(one, PUBLISHED, later.answer.found.id)
    return reply == "y"


def _taken(one: Looked, said: Said, reply: str, memory: Memory) -> Sequence[Change]:
    if reply == "n":
        memory.keep(one, said.field, said.text)
    return [Change(said.field, said.value)] if reply == "y" else []


def _reply(question: str, known: str) -> str:
    """Ask until the reply is one of those known; nothing is "not now", the end is enough."""
    while True:
        write(sys.stderr.buffer, f"{question}? [{','.join(known)},?] ")
        line = sys.stdin.readline()
        reply = line.strip().lower()[:1]
        if not line or reply == "q":
            raise _Enough
        if reply == "o":
            raise _OtherWork
        if not reply or reply in known:
            return reply
        write(sys.stderr.buffer, HELP)
