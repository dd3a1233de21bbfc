# Generated from the record's types by `cargo run -- bless`; schema version 1.0, urn:chancery:schema:record:1, sha256 a9434e4e517cdf82f8d9e7a1db7395d5a39912298b5b7ea4a2445fb469315ee5
from __future__ import annotations

from typing import Annotated, List, Literal, Optional

from pydantic import BaseModel, ConfigDict, Field, StrictInt


class Strict(BaseModel):
    """Closed: a member that the schema does not know is an error."""

    model_config = ConfigDict(extra="forbid")


OrganizationKind = Literal[
    "ministry",  # A ministry or department.
    "government",  # A government or an organ of one.
    "igo",  # An international or regional body.
    "party",  # A political party.
    "company",  # A company.
    "university",  # A university or other place of learning.
    "agency",  # A public agency.
    "court",  # A court.
    "parliament",  # A parliament or chamber.
    "armed_forces",  # The armed forces of a state.
    "armed_group",  # An armed group.
    "ngo",  # A non-governmental organization.
    "other",  # Another organization.
]
"""Kinds of organization."""


EventKind = Literal[
    "summit",  # A summit of leaders.
    "conference",  # A conference.
    "forum",  # A forum or dialogue.
    "session",  # A session of a body.
    "ministerial",  # A meeting of ministers.
    "ceremony",  # A ceremony or inauguration.
    "exercise",  # A military or other exercise.
    "anniversary",  # An anniversary.
    "election",  # An election.
    "other",  # Another event.
]
"""Kinds of event."""


InstrumentStatus = Literal[
    "signed",  # Signed.
    "in_force",  # In force or being carried out.
    "agreed",  # Agreed, not yet signed.
    "negotiated",  # Under negotiation.
    "proposed",  # Proposed.
    "mentioned",  # Only mentioned.
    "terminated",  # Ended or denounced.
]
"""How far an instrument is."""


InstrumentKind = Literal[
    "treaty",  # A treaty, convention or charter.
    "agreement",  # An agreement or accord.
    "memorandum",  # A memorandum of understanding.
    "protocol",  # A protocol.
    "declaration",  # A declaration.
    "joint_statement",  # A joint statement.
    "communique",  # A communiqué.
    "roadmap",  # A roadmap.
    "plan",  # A plan or programme.
    "contract",  # A contract.
    "letter",  # A letter.
    "resolution",  # A resolution.
    "other",  # Another instrument.
]
"""Kinds of instrument."""


TimeStatus = Literal[
    "past",  # Over.
    "current",  # Going on.
    "planned",  # Still to come.
]
"""Time as seen from the report."""


EncounterKind = Literal[
    "visit",  # A visit to a country.
    "meeting",  # A meeting.
    "call",  # A call by phone or video.
    "attendance",  # Taking part in an event.
    "invitation",  # An invitation, until it is taken up.
]
"""Kinds of encounter."""


Modifier = Literal[
    "acting",  # Acting.
    "interim",  # Interim or caretaker.
    "deputy",  # Deputy, where the role does not say so.
    "vice",  # Vice, where the role does not say so.
    "first",  # First.
    "former",  # No longer in office.
    "elect",  # Elected, not yet in office.
    "designate",  # Designated, not yet in office.
    "special",  # Special.
    "permanent",  # Permanent.
    "honorary",  # Honorary.
    "other",  # Another qualification.
]
"""What qualifies an office."""


Role = Literal[
    "head_of_state",  # President, monarch, or another head of state; also a president who heads the government.
    "deputy_head_of_state",  # Vice president or another deputy of the head of state.
    "head_of_government",  # Prime minister, chancellor, president of a council of ministers.
    "deputy_head_of_government",  # Deputy prime minister, vice premier.
    "foreign_minister",  # Minister of foreign or external affairs, United States Secretary of State, British Foreign Secretary.
    "deputy_foreign_minister",  # Deputy, vice or assistant foreign minister, Deputy Secretary of State.
    "minister",  # Minister of another portfolio, United States secretary of a department.
    "deputy_minister",  # Deputy, vice or junior minister, state secretary.
    "ambassador",  # Head of a mission: ambassador, high commissioner, nuncio, chargé d'affaires, permanent representative.
    "envoy",  # Special envoy, special representative, ambassador-at-large.
    "io_head",  # Head of an international body or of one of its organs.
    "parliament_speaker",  # Speaker or president of a parliament or chamber.
    "legislator",  # Member of a parliament, leader of a parliamentary party.
    "adviser",  # National security adviser, adviser or aide to a leader.
    "royal",  # Monarch or member of a ruling house.
    "military",  # Member of the armed forces.
    "official",  # Civil servant or holder of another public office.
    "other",  # Anyone else, nominees and former holders without an office of today included.
]
"""Roles. They follow the office, not its wording: a United States Secretary of State is a foreign minister."""


OccasionKind = Literal[
    "state_visit",  # A state visit.
    "official_visit",  # An official visit.
    "working_visit",  # A working visit.
    "private_visit",  # A private visit.
    "transit",  # A stopover.
    "summit",  # A summit of leaders.
    "conference",  # A conference or forum.
    "sidelines",  # On the margins of another event.
    "consultations",  # Political or other consultations.
    "negotiation",  # A round of negotiations.
    "joint_commission",  # A session of a joint or intergovernmental commission.
    "courtesy_call",  # A courtesy call.
    "credentials",  # Presentation of credentials.
    "farewell",  # A farewell call.
    "ceremony",  # A ceremony.
    "other",  # Another occasion, for instance a visit of no stated kind.
]
"""Kinds of occasion."""


AttributionRole = Literal[
    "agency",  # The news agency or outlet that reports.
    "source",  # The body or person from whom the report has it.
]
"""The part of one who is credited."""


DateBasis = Literal[
    "stated",  # The text gives it.
    "relative",  # Counted from another date: "yesterday", "on Wednesday", "last year".
    "inferred",  # A part, usually the year, follows from other passages; a note says which.
    "published",  # The text gives no day and the day of publication was taken; a note says so.
    "metadata",  # Given with the input, not in its words.
]
"""How a date is known."""


ReviewStatus = Literal[
    "unreviewed",  # Nobody has looked at it.
    "reviewed",  # Looked at and left as it is.
    "corrected",  # Looked at and corrected.
]
"""How far a review is."""


Basis = Literal[
    "stated",  # The words say it.
    "relative",  # The words give it relative to another date.
    "inferred",  # It follows from the words together with others; a note says how.
    "metadata",  # Given with the input; there are no words.
]
"""How a value follows from its evidence."""


class Country(Strict):
    """A country that the text names."""

    code: Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]
    """ISO 3166-1 alpha-2, XK for Kosovo, or ISO 3166-3 for a former state."""


class Organization(Strict):
    """An organization that the text names."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the organization within the record."""
    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its usual name, or the name that the text gives."""
    acronym: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """Its acronym."""
    kind: Optional[OrganizationKind] = None
    """Its kind."""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country of a national body."""


class Event(Strict):
    """A named event."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the event within the record."""
    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its name as the text has it."""
    kind: EventKind
    """Its kind."""
    date: Optional[Date] = None
    """When it is held, or its first day."""
    end_date: Optional[Date] = None
    """Its last day."""
    city: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The city."""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country."""
    status: TimeStatus
    """Before, with or after the report."""


class Instrument(Strict):
    """A named agreement, statement, resolution or memorandum."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the instrument within the record."""
    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its name as the text has it."""
    kind: InstrumentKind
    """Its kind."""
    status: InstrumentStatus
    """How far it is."""
    date: Optional[Date] = None
    """Its date."""


class Encounter(Strict):
    """An earlier, current or coming encounter."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the encounter within the record."""
    kind: EncounterKind
    """Its kind."""
    people: List[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = Field(default_factory=list)
    """The travellers, those who met, or those invited, as far as named."""
    from_country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """Where the travellers come from."""
    to_country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country visited, or in which a meeting was held."""
    to_city: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The city visited."""
    event: Optional[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = None
    """The event attended."""
    date: Optional[Date] = None
    """When."""
    end_date: Optional[Date] = None
    """Until when."""
    status: TimeStatus
    """Before, with or after the report."""


Quoted = Literal[
    "direct",  # The whole text stands in quotation marks or in a transcript.
    "indirect",  # Reported speech.
]
"""Whether a statement's words are the speaker's own."""


Voice = Literal[
    "named",  # A person or persons, by name, office or pronoun.
    "group",  # "The ministers", "both sides", a state or delegation that stands for its side.
    "impersonal",  # A passive without agent, "the meeting noted".
]
"""Whose voice a statement has."""


StatementKind = Literal[
    "inform",  # Informs, briefs, notes.
    "assess",  # Judges or stresses.
    "discuss",  # Discusses, considers, exchanges views.
    "agree",  # Agrees.
    "commit",  # Undertakes, pledges, reaffirms a commitment or support.
    "propose",  # Proposes.
    "request",  # Asks, urges, encourages.
    "welcome",  # Welcomes, praises, appreciates.
    "thank",  # Thanks.
    "congratulate",  # Congratulates.
    "condole",  # Condoles.
    "concern",  # Voices concern.
    "condemn",  # Criticises or condemns.
    "reject",  # Rejects.
    "deny",  # Denies.
    "warn",  # Warns or threatens.
    "invite",  # Invites.
    "recall",  # Recalls.
    "announce",  # Announces.
    "regret",  # Regrets or apologises.
]
"""Kinds of statement."""


Relation = Literal[
    "discussed",  # It was spoken about.
    "emphasised",  # It was stressed.
    "agreed",  # Something was agreed on it.
    "background",  # It is background of the report.
]
"""How a meeting dealt with a topic."""


TopicCode = Literal[
    "bilateral_relations",  # Relations between the sides in general: ties, partnership, political dialogue.
    "economy",  # Economy and finance, sanctions included.
    "trade",  # Trade in goods and services, customs, tariffs.
    "investment",  # Investment.
    "energy",  # Energy: oil, gas, electricity, renewables.
    "transport",  # Transport and transit.
    "infrastructure",  # Infrastructure, construction and reconstruction.
    "defense",  # Defence and military cooperation.
    "security",  # Security, internal and regional; policing, borders, crime.
    "counterterrorism",  # Terrorism and violent extremism.
    "culture",  # Culture and heritage.
    "education",  # Education and training.
    "science_technology",  # Science, research, technology, innovation.
    "digital",  # Digital economy, telecommunications, cybersecurity, artificial intelligence.
    "health",  # Health.
    "environment",  # Environment, climate, water.
    "agriculture",  # Agriculture, food supply, fisheries.
    "tourism",  # Tourism.
    "migration",  # Migration, refugees, labour mobility.
    "humanitarian",  # Humanitarian and development aid, disaster relief.
    "human_rights",  # Human rights, democracy, equality.
    "peace_conflict",  # Armed conflict and its settlement.
    "nuclear",  # Nuclear energy, arms and non-proliferation.
    "consular",  # Consular matters, visas, nationals abroad.
    "space",  # Space.
    "sports",  # Sports.
    "multilateral_cooperation",  # Work in international bodies; integration into the EU, NATO and the like.
    "parliamentary",  # Parliamentary ties.
    "media",  # Press and media.
    "legal",  # Justice, law and legal cooperation.
]
"""Topics of diplomatic meetings."""


class Authority(Strict):
    """An entry of an authority file."""

    scheme: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """The file, by a short name: `wikidata`, `viaf`, `isni`, or the collection's own."""
    id: Annotated[str, Field(pattern=r"^[^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """The person's identifier there."""


class Position(Strict):
    """An office."""

    role: Role
    """What the office is, whatever its wording."""
    title: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """The office as the text writes it."""
    portfolio: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The field of a minister or official, as written."""
    modifiers: List[Modifier] = Field(default_factory=list)
    """What qualifies the office. A role that has 'deputy' in it takes no modifier for it."""


class Name(Strict):
    """A person's name in the fullest form of the text, without titles."""

    full: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """The whole name, family name first where the text has it so."""
    given: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The given name or names."""
    family: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The family name with its particles."""
    honorifics: List[Annotated[str, Field(pattern=r"^[^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = Field(default_factory=list)
    """Forms of address that stood before or after the name."""


Capacity = Literal[
    "principal",  # Led or spoke for a side.
    "delegation",  # Attended as a member of a delegation.
    "observer",  # Attended as an observer.
    "mentioned",  # Is only mentioned.
]
"""In what capacity someone appears in the report of a meeting; the first three took part."""


Part = Literal[
    "host",  # It received the others.
    "guest",  # It was received.
    "party",  # One side among others.
    "mediator",  # It mediated between the others.
    "observer",  # It attended without taking part.
]
"""A side's part in the meeting."""


class Occasion(Strict):
    """The occasion on which the sides met."""

    kind: OccasionKind
    """Its kind."""
    text: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The words that give it."""


class Place(Strict):
    """Where a meeting was held."""

    city: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The city."""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country."""
    venue: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The building or premises."""
    text: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The words that give the place."""


Format = Literal[
    "bilateral",  # Two sides.
    "trilateral",  # Three sides.
    "multilateral",  # More than three sides.
    "internal",  # A session of one body's own.
]
"""How many sides met."""


Channel = Literal[
    "in_person",  # Face to face.
    "phone",  # By telephone.
    "video",  # By video link.
    "correspondence",  # In writing, as a named round of correspondence.
]
"""How the sides came together."""


MeetingStatus = Literal[
    "held",  # It took place.
    "planned",  # It is announced with its parties and a time.
    "postponed",  # It was put off.
    "cancelled",  # It was called off.
    "denied",  # A party says that it did not take place; nothing counts it as a meeting.
]
"""Whether the meeting took place."""


class Original(Strict):
    """The file that the source text was taken out of, for instance an HTML page or a WARC record."""

    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Name of the file or record."""
    media_type: Annotated[str, Field(pattern=r"^[a-z]+/[A-Za-z0-9.+-]+$")]
    """Its media type."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of its bytes."""


class Attribution(Strict):
    """A credit that the outlet gives."""

    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Who is credited."""
    role: AttributionRole
    """In which part."""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country of a state body."""


class Dateline(Strict):
    """A dateline: where, and often when, the report was filed. Its city is not the place of the meeting."""

    text: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """The dateline as it stands."""
    city: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The city it names."""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country it names, or in which its city lies."""
    date: Optional[Date] = None
    """The date it gives."""


class Date(Strict):
    """A date as far as it is known, with what it was read from."""

    value: Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2})$")]
    """A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`."""
    edtf: Annotated[str, Field(pattern=r"^[?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?$")]
    """The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open."""
    earliest: Optional[Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]] = None
    """The first day that the date can be; absent while the year is open."""
    latest: Optional[Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]] = None
    """The last day that the date can be; absent while the year is open."""
    basis: DateBasis
    """How the date is known."""
    text: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The words that give the date."""


class Generator(Strict):
    """The program that made the record."""

    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its name."""
    version: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its version."""


class Review(Strict):
    """The state of a person's review of the record."""

    status: ReviewStatus
    """How far the review is."""
    by: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """Who reviewed."""
    date: Optional[Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]] = None
    """On which day."""
    note: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The reviewer's remark."""


class Extra(Strict):
    """A field of the user's own."""

    name: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its name."""
    value: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """Its value."""


class Note(Strict):
    """A doubt, an inference or an oddity."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    """Stable code of the kind of note."""
    message: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """What there is to say."""
    of: Optional[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*$")]] = None
    """What it is about, named as in evidence."""


class Evidence(Strict):
    """The words from which a value was read: W3C's `TextPositionSelector` (`start`, `stop`) and `TextQuoteSelector` (`quote`). Evidence of an entry covers all its members that have none of their own."""

    of: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*$")]
    """What the words are evidence of: an entry's id and field (`p1/country`, `t3`), the path of a field that stands in no list (`meeting/date`), or a country by code (`country/AM`)."""
    basis: Basis
    """How the value follows from the words."""
    start: Optional[Annotated[StrictInt, Field(ge=0, le=9007199254740991)]] = None
    """Offset of the first code point of the quote in the source text, from 0."""
    stop: Optional[Annotated[StrictInt, Field(ge=0, le=9007199254740991)]] = None
    """Offset after the last code point of the quote."""
    quote: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The words themselves."""
    rule: Optional[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]*$")]] = None
    """Stable name of the rule that read the words."""


class Mentions(Strict):
    """What the whole text names."""

    organizations: List[Organization] = Field(default_factory=list)
    """Every organization named."""
    countries: List[Country] = Field(default_factory=list)
    """Every country named, by name, adjective or usual short form."""


class References(Strict):
    """What the report mentions besides the meeting."""

    encounters: List[Encounter] = Field(default_factory=list)
    """Visits, meetings, calls, attendances and invitations other than the meeting; the visit in whose course it took place is `current`."""
    instruments: List[Instrument] = Field(default_factory=list)
    """Named agreements, statements, resolutions, memoranda."""
    events: List[Event] = Field(default_factory=list)
    """Named events."""


class Statement(Strict):
    """What someone said, agreed or discussed at the meeting, or said of it."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the statement within the record."""
    kind: StatementKind
    """What kind of act it is. It follows the cue; where the cue is neutral, the content."""
    voice: Voice
    """Whether persons, a group or nobody in particular speaks."""
    speakers: List[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = Field(default_factory=list)
    """Who speaks."""
    side: Optional[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = None
    """The side that speaks as a whole."""
    addressees: List[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = Field(default_factory=list)
    """Who is spoken to."""
    cue: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """The word or phrase that makes it a statement: 'emphasized', 'were reviewed'."""
    text: Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]
    """What is said, without the cue."""
    quoted: Quoted
    """Whether the words are the speaker's own."""
    topics: List[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = Field(default_factory=list)
    """The topics that it is about."""


class Topic(Strict):
    """One topic: a code, with the issue that the text names."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the topic within the record: `t1`, `t2` …"""
    code: TopicCode
    """The topic's code."""
    label: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The issue as the text words it."""
    relation: Relation
    """How the meeting dealt with it."""
    countries: List[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = Field(default_factory=list)
    """Countries that the issue concerns."""


class Person(Strict):
    """Someone whom the report names or knows by office."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the person, the same in every record of a text: `p1`, `p2` …"""
    capacity: Capacity
    """In what capacity the person took part in this meeting."""
    name: Optional[Name] = None
    """The name; absent for someone known only by office."""
    variants: List[Annotated[str, Field(pattern=r"^[^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = Field(default_factory=list)
    """Other spellings and short forms in the text."""
    side: Optional[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]] = None
    """The side for which the person took part."""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The country that the person represents or belongs to."""
    organization: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The international body for which the person speaks."""
    positions: List[Position] = Field(default_factory=list)
    """The person's offices."""
    authority: Optional[Authority] = None
    """The person in an authority file; never read from the text."""


class Side(Strict):
    """A state or body that took part."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
    """Identifier of the side within the record: `s1`, `s2` …"""
    country: Optional[Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$")]] = None
    """The state."""
    organization: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The international body, where the side is no state."""
    part: Part
    """Its part in the meeting."""
    text: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The words that name the side."""


class Meeting(Strict):
    """The meeting itself: representatives of two or more states or international bodies met, spoke by phone or video, or hold a named round."""

    key: Optional[Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z_]+(/[^/:|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+:(leader|minister|other))+$")]] = None
    """The same for every account of the same meeting: day, channel, then each side with the level of its highest principal, sides sorted: `2025-11-27/in_person/AZ:minister/IT:minister`. Absent unless the day is whole and not merely the day of publication."""
    status: MeetingStatus
    """Whether it took place."""
    channel: Channel
    """How the sides came together."""
    format: Optional[Format] = None
    """How many sides there were."""
    date: Optional[Date] = None
    """The day of the meeting, or its first day."""
    end_date: Optional[Date] = None
    """The last day of a meeting of several days."""
    place: Optional[Place] = None
    """Where it was held. A dateline's city is not the place unless the text links the two."""
    occasion: Optional[Occasion] = None
    """In whose course or on which occasion it was held."""


class Source(Strict):
    """The report; the same for all records of a text."""

    document_id: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The document's identifier in the collection it came from: the input's `id`, else its path without extension."""
    publisher: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """Who published the report."""
    headline: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The report's headline."""
    url: Optional[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$")]] = None
    """Where the report was published."""
    rights: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """Statement of rights in the report's text."""
    language: Optional[Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]] = None
    """Language of the report, a BCP 47 tag."""
    published: Optional[Date] = None
    """Day of publication: given with the input or stated in the text, never copied from the meeting."""
    dateline: Optional[Dateline] = None
    """The dateline at the head of the report."""
    attributions: List[Attribution] = Field(default_factory=list)
    """Whom the outlet credits; a repeated credit once."""
    original: Optional[Original] = None
    """The file that the text was taken out of."""
    text_sha256: Optional[Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]] = None
    """SHA-256 of the source text in UTF-8."""
    text_length: Optional[Annotated[StrictInt, Field(ge=0, le=9007199254740991)]] = None
    """Length of the source text in Unicode code points."""
    text: Optional[Annotated[str, Field(pattern=r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+$")]] = None
    """The source text itself, only when asked for."""


class Record(Strict):
    """One report's account of one meeting.  A report of three meetings gives three records with the same source, the principal meeting first."""

    schema_version: Literal["1.0"]
    """Version of the schema that the record follows."""
    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$")]
    """The record's own identifier, an absolute URI. `parse` derives it from the document, its text and the ordinal of the meeting, so that the same input gives the same id."""
    source: Optional[Source] = None
    """The report that the record was made from."""
    meeting: Meeting
    """The meeting itself."""
    sides: List[Side] = Field(default_factory=list)
    """The states and bodies that met."""
    people: List[Person] = Field(default_factory=list)
    """Everyone whom the report names or knows by office, in order of appearance."""
    topics: List[Topic] = Field(default_factory=list)
    """What the meeting was about."""
    statements: List[Statement] = Field(default_factory=list)
    """Who said, agreed or discussed what."""
    references: Optional[References] = None
    """What the report mentions besides the meeting; on the first record of a text only."""
    mentions: Optional[Mentions] = None
    """Organizations and countries that the whole text names; on the first record of a text only."""
    evidence: List[Evidence] = Field(default_factory=list)
    """The words of the source from which each value was read."""
    notes: List[Note] = Field(default_factory=list)
    """What the parser doubts, inferred or found odd."""
    extra: List[Extra] = Field(default_factory=list)
    """The user's own fields, carried everywhere unchanged."""
    review: Optional[Review] = None
    """The state of a person's review; never written by `parse`."""
    generator: Optional[Generator] = None
    """The program that made the record."""


Record.model_rebuild()
Source.model_rebuild()
Meeting.model_rebuild()
Side.model_rebuild()
Person.model_rebuild()
Topic.model_rebuild()
Statement.model_rebuild()
References.model_rebuild()
Mentions.model_rebuild()
Evidence.model_rebuild()
Note.model_rebuild()
Extra.model_rebuild()
Review.model_rebuild()
Generator.model_rebuild()
Date.model_rebuild()
Dateline.model_rebuild()
Attribution.model_rebuild()
Original.model_rebuild()
Place.model_rebuild()
Occasion.model_rebuild()
Name.model_rebuild()
Position.model_rebuild()
Authority.model_rebuild()
Encounter.model_rebuild()
Instrument.model_rebuild()
Event.model_rebuild()
Organization.model_rebuild()
Country.model_rebuild()
