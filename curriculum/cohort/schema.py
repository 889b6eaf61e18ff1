"""The tables of the classroom, for SQLite and PostgreSQL alike.

Times are the service's own, in UTC, as ISO 8601 text. What has a shape of its own (an answer, a tally, what stands on
the desk) is kept as JSON in plain ASCII, so that no letter of any answer can be one that a database refuses.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

VERSION = 1
"""Of the tables. A database of another version is refused at the start."""

metadata = MetaData()

meta = Table("meta", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

cohort = Table(
    "cohort",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("code", String(8), nullable=False, unique=True),
    Column("created", String(32), nullable=False),
    Column("purge_on", String(10), nullable=False),
    Column("ask_names", Boolean, nullable=False),
    Column("invented", Boolean, nullable=False),
    Column("desk", Text, nullable=False),
    Column("revision", Integer, nullable=False),  # grows with what learners can see
    Column("changes", Integer, nullable=False),  # grows with everything
    Column("departures", Integer, nullable=False),  # grows when someone leaves or is deleted
    sqlite_autoincrement=True,
)


def _cohort() -> Column[int]:
    return Column("cohort", ForeignKey("cohort.id", ondelete="CASCADE"), nullable=False, index=True)


person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    _cohort(),
    Column("pseudonym", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the pseudonym without capitals, so that no two differ in them alone
    Column("token_hash", String(64), unique=True),
    Column("joined", String(32), nullable=False),
    Column("left", String(32)),
    Column("group", Text, nullable=False, default=""),
    sqlite_autoincrement=True,  # the number of someone who was erased is never given to another
)

name_of = Table(
    "name_of",
    metadata,
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, nullable=False),
)

account = Table(  # by which a hub knows them; older databases get this table, and the next, when they are opened
    "account",
    metadata,
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    _cohort(),
    Column("account", Text, nullable=False),
    UniqueConstraint("cohort", "account"),
)

device = Table(
    "device",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made", String(32), nullable=False),
)

attendance = Table(
    "attendance",
    metadata,
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("date", String(10), primary_key=True),
)

vote = Table(
    "vote",
    metadata,
    Column("id", Integer, primary_key=True),
    _cohort(),
    Column("lesson", Text, nullable=False),
    Column("exercise", Text, nullable=False),
    Column("items", Text),
    Column("round", Integer, nullable=False),
    Column("opened", String(32), nullable=False),
    Column("closed", String(32)),
    Column("shown", Boolean, nullable=False),
    Column("of", Integer),
    Column("tally", Text),
    sqlite_autoincrement=True,
)

answer = Table(
    "answer",
    metadata,
    Column("seq", Integer, primary_key=True),  # the order of arrival
    Column("event_id", String(64), nullable=False, unique=True),
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    _cohort(),
    Column("vote", ForeignKey("vote.id", ondelete="CASCADE")),
    Column("exercise", Text, nullable=False),
    Column("response", Text, nullable=False),
    Column("received", String(32), nullable=False),
    Column("said", String(40), nullable=False),  # the time by the sender's own clock, never relied on
    Column("late", Boolean, nullable=False),
    Index("answer_vote_person", "vote", "person"),
    Index("answer_person_exercise", "person", "exercise"),
    sqlite_autoincrement=True,
)

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    _cohort(),
    Column("vote", ForeignKey("vote.id", ondelete="CASCADE")),
    Column("text", Text, nullable=False),
    Column("written", String(32), nullable=False),
)

homework = Table(
    "homework",
    metadata,
    Column("cohort", ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("set", String(32), nullable=False),
    Column("due", String(10), nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("cohort", ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("opened", String(32), nullable=False),
)

erased = Table(
    "erased",
    metadata,
    Column("cohort", ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True),
    Column("what", Text, primary_key=True),  # that they joined, a day on which they came, an exercise that they did
    Column("people", Integer, nullable=False),  # so many of those who were erased; nothing says who
)

teacher = Table(
    "teacher",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _cohort(),
    Column("made", String(32), nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    _cohort(),
    Column("made", String(32), nullable=False),
    Column("used", Boolean, nullable=False),
)
