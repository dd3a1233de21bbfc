-- Generated from the record's types by `cargo run -- bless`; schema version 1.0, urn:chancery:schema:record:1, sha256 a9434e4e517cdf82f8d9e7a1db7395d5a39912298b5b7ea4a2445fb469315ee5

-- One report's account of one meeting.
CREATE TABLE records (
  -- Version of the schema that the record follows.
  schema_version TEXT NOT NULL CHECK (schema_version IN ('1.0')),
  -- The record's own identifier, an absolute URI. `parse` derives it from the document, its text and the ordinal of the meeting, so that the same input gives the same id.
  id TEXT NOT NULL CHECK (id <> ''),
  -- The document's identifier in the collection it came from: the input's `id`, else its path without extension.
  source__document_id TEXT CHECK (source__document_id <> ''),
  -- Who published the report.
  source__publisher TEXT CHECK (source__publisher <> ''),
  -- The report's headline.
  source__headline TEXT CHECK (source__headline <> ''),
  -- Where the report was published.
  source__url TEXT CHECK (source__url <> ''),
  -- Statement of rights in the report's text.
  source__rights TEXT CHECK (source__rights <> ''),
  -- Language of the report, a BCP 47 tag.
  source__language TEXT CHECK (source__language <> ''),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  source__published__value TEXT CHECK (source__published__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  source__published__edtf TEXT CHECK (source__published__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  source__published__earliest TEXT CHECK (date(source__published__earliest) IS source__published__earliest),
  -- The last day that the date can be; absent while the year is open.
  source__published__latest TEXT CHECK (date(source__published__latest) IS source__published__latest),
  -- How the date is known.
  source__published__basis TEXT CHECK (source__published__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  source__published__text TEXT CHECK (source__published__text <> ''),
  -- The dateline as it stands.
  source__dateline__text TEXT CHECK (source__dateline__text <> ''),
  -- The city it names.
  source__dateline__city TEXT CHECK (source__dateline__city <> ''),
  -- The country it names, or in which its city lies.
  source__dateline__country TEXT CHECK (source__dateline__country <> ''),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  source__dateline__date__value TEXT CHECK (source__dateline__date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  source__dateline__date__edtf TEXT CHECK (source__dateline__date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  source__dateline__date__earliest TEXT CHECK (date(source__dateline__date__earliest) IS source__dateline__date__earliest),
  -- The last day that the date can be; absent while the year is open.
  source__dateline__date__latest TEXT CHECK (date(source__dateline__date__latest) IS source__dateline__date__latest),
  -- How the date is known.
  source__dateline__date__basis TEXT CHECK (source__dateline__date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  source__dateline__date__text TEXT CHECK (source__dateline__date__text <> ''),
  -- Name of the file or record.
  source__original__name TEXT CHECK (source__original__name <> ''),
  -- Its media type.
  source__original__media_type TEXT CHECK (source__original__media_type <> ''),
  -- SHA-256 of its bytes.
  source__original__sha256 TEXT CHECK (source__original__sha256 <> ''),
  -- SHA-256 of the source text in UTF-8.
  source__text_sha256 TEXT CHECK (source__text_sha256 <> ''),
  -- Length of the source text in Unicode code points.
  source__text_length INTEGER CHECK (source__text_length BETWEEN 0 AND 9007199254740991),
  -- The source text itself, only when asked for.
  source__text TEXT CHECK (source__text <> ''),
  -- The same for every account of the same meeting: day, channel, then each side with the level of its highest principal, sides sorted: `2025-11-27/in_person/AZ:minister/IT:minister`. Absent unless the day is whole and not merely the day of publication.
  meeting__key TEXT CHECK (meeting__key <> ''),
  -- Whether it took place.
  meeting__status TEXT NOT NULL CHECK (meeting__status IN ('held', 'planned', 'postponed', 'cancelled', 'denied')),
  -- How the sides came together.
  meeting__channel TEXT NOT NULL CHECK (meeting__channel IN ('in_person', 'phone', 'video', 'correspondence')),
  -- How many sides there were.
  meeting__format TEXT CHECK (meeting__format IN ('bilateral', 'trilateral', 'multilateral', 'internal')),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  meeting__date__value TEXT CHECK (meeting__date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  meeting__date__edtf TEXT CHECK (meeting__date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  meeting__date__earliest TEXT CHECK (date(meeting__date__earliest) IS meeting__date__earliest),
  -- The last day that the date can be; absent while the year is open.
  meeting__date__latest TEXT CHECK (date(meeting__date__latest) IS meeting__date__latest),
  -- How the date is known.
  meeting__date__basis TEXT CHECK (meeting__date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  meeting__date__text TEXT CHECK (meeting__date__text <> ''),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  meeting__end_date__value TEXT CHECK (meeting__end_date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  meeting__end_date__edtf TEXT CHECK (meeting__end_date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  meeting__end_date__earliest TEXT CHECK (date(meeting__end_date__earliest) IS meeting__end_date__earliest),
  -- The last day that the date can be; absent while the year is open.
  meeting__end_date__latest TEXT CHECK (date(meeting__end_date__latest) IS meeting__end_date__latest),
  -- How the date is known.
  meeting__end_date__basis TEXT CHECK (meeting__end_date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  meeting__end_date__text TEXT CHECK (meeting__end_date__text <> ''),
  -- The city.
  meeting__place__city TEXT CHECK (meeting__place__city <> ''),
  -- The country.
  meeting__place__country TEXT CHECK (meeting__place__country <> ''),
  -- The building or premises.
  meeting__place__venue TEXT CHECK (meeting__place__venue <> ''),
  -- The words that give the place.
  meeting__place__text TEXT CHECK (meeting__place__text <> ''),
  -- Its kind.
  meeting__occasion__kind TEXT CHECK (meeting__occasion__kind IN ('state_visit', 'official_visit', 'working_visit', 'private_visit', 'transit', 'summit', 'conference', 'sidelines', 'consultations', 'negotiation', 'joint_commission', 'courtesy_call', 'credentials', 'farewell', 'ceremony', 'other')),
  -- The words that give it.
  meeting__occasion__text TEXT CHECK (meeting__occasion__text <> ''),
  -- How far the review is.
  review__status TEXT CHECK (review__status IN ('unreviewed', 'reviewed', 'corrected')),
  -- Who reviewed.
  review__by TEXT CHECK (review__by <> ''),
  -- On which day.
  review__date TEXT CHECK (date(review__date) IS review__date),
  -- The reviewer's remark.
  review__note TEXT CHECK (review__note <> ''),
  -- Its name.
  generator__name TEXT CHECK (generator__name <> ''),
  -- Its version.
  generator__version TEXT CHECK (generator__version <> ''),
  PRIMARY KEY (id)
) STRICT;

-- Whom the outlet credits; a repeated credit once.
CREATE TABLE source__attributions (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Who is credited.
  name TEXT NOT NULL CHECK (name <> ''),
  -- In which part.
  role TEXT NOT NULL CHECK (role IN ('agency', 'source')),
  -- The country of a state body.
  country TEXT CHECK (country <> ''),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- The states and bodies that met.
CREATE TABLE sides (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the side within the record: `s1`, `s2` …
  id TEXT NOT NULL CHECK (id <> ''),
  -- The state.
  country TEXT CHECK (country <> ''),
  -- The international body, where the side is no state.
  organization TEXT CHECK (organization <> ''),
  -- Its part in the meeting.
  part TEXT NOT NULL CHECK (part IN ('host', 'guest', 'party', 'mediator', 'observer')),
  -- The words that name the side.
  text TEXT CHECK (text <> ''),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- Everyone whom the report names or knows by office, in order of appearance.
CREATE TABLE people (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the person, the same in every record of a text: `p1`, `p2` …
  id TEXT NOT NULL CHECK (id <> ''),
  -- In what capacity the person took part in this meeting.
  capacity TEXT NOT NULL CHECK (capacity IN ('principal', 'delegation', 'observer', 'mentioned')),
  -- The whole name, family name first where the text has it so.
  name__full TEXT CHECK (name__full <> ''),
  -- The given name or names.
  name__given TEXT CHECK (name__given <> ''),
  -- The family name with its particles.
  name__family TEXT CHECK (name__family <> ''),
  -- Forms of address that stood before or after the name.
  name__honorifics TEXT CHECK (name__honorifics <> ''),
  -- Other spellings and short forms in the text.
  variants TEXT CHECK (variants <> ''),
  -- The side for which the person took part.
  side TEXT CHECK (side <> ''),
  -- The country that the person represents or belongs to.
  country TEXT CHECK (country <> ''),
  -- The international body for which the person speaks.
  organization TEXT CHECK (organization <> ''),
  -- The file, by a short name: `wikidata`, `viaf`, `isni`, or the collection's own.
  authority__scheme TEXT CHECK (authority__scheme <> ''),
  -- The person's identifier there.
  authority__id TEXT CHECK (authority__id <> ''),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, side) REFERENCES sides (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The person's offices.
CREATE TABLE people__positions (
  -- The `records__id` of the row in `people` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The `id` of the row in `people` that this row belongs to.
  people__id TEXT NOT NULL CHECK (people__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- What the office is, whatever its wording.
  role TEXT NOT NULL CHECK (role IN ('head_of_state', 'deputy_head_of_state', 'head_of_government', 'deputy_head_of_government', 'foreign_minister', 'deputy_foreign_minister', 'minister', 'deputy_minister', 'ambassador', 'envoy', 'io_head', 'parliament_speaker', 'legislator', 'adviser', 'royal', 'military', 'official', 'other')),
  -- The office as the text writes it.
  title TEXT NOT NULL CHECK (title <> ''),
  -- The field of a minister or official, as written.
  portfolio TEXT CHECK (portfolio <> ''),
  -- What qualifies the office. A role that has "deputy" in it takes no modifier for it.
  modifiers TEXT CHECK (modifiers <> ''),
  PRIMARY KEY (records__id, people__id, position),
  FOREIGN KEY (records__id, people__id) REFERENCES people (records__id, id) ON DELETE CASCADE
) STRICT;

-- What the meeting was about.
CREATE TABLE topics (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the topic within the record: `t1`, `t2` …
  id TEXT NOT NULL CHECK (id <> ''),
  -- The topic's code.
  code TEXT NOT NULL CHECK (code IN ('bilateral_relations', 'economy', 'trade', 'investment', 'energy', 'transport', 'infrastructure', 'defense', 'security', 'counterterrorism', 'culture', 'education', 'science_technology', 'digital', 'health', 'environment', 'agriculture', 'tourism', 'migration', 'humanitarian', 'human_rights', 'peace_conflict', 'nuclear', 'consular', 'space', 'sports', 'multilateral_cooperation', 'parliamentary', 'media', 'legal')),
  -- The issue as the text words it.
  label TEXT CHECK (label <> ''),
  -- How the meeting dealt with it.
  relation TEXT NOT NULL CHECK (relation IN ('discussed', 'emphasised', 'agreed', 'background')),
  -- Countries that the issue concerns.
  countries TEXT CHECK (countries <> ''),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- Who said, agreed or discussed what.
CREATE TABLE statements (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the statement within the record.
  id TEXT NOT NULL CHECK (id <> ''),
  -- What kind of act it is. It follows the cue; where the cue is neutral, the content.
  kind TEXT NOT NULL CHECK (kind IN ('inform', 'assess', 'discuss', 'agree', 'commit', 'propose', 'request', 'welcome', 'thank', 'congratulate', 'condole', 'concern', 'condemn', 'reject', 'deny', 'warn', 'invite', 'recall', 'announce', 'regret')),
  -- Whether persons, a group or nobody in particular speaks.
  voice TEXT NOT NULL CHECK (voice IN ('named', 'group', 'impersonal')),
  -- The side that speaks as a whole.
  side TEXT CHECK (side <> ''),
  -- The word or phrase that makes it a statement: "emphasized", "were reviewed".
  cue TEXT NOT NULL CHECK (cue <> ''),
  -- What is said, without the cue.
  text TEXT NOT NULL CHECK (text <> ''),
  -- Whether the words are the speaker's own.
  quoted TEXT NOT NULL CHECK (quoted IN ('direct', 'indirect')),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, side) REFERENCES sides (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who speaks.
CREATE TABLE statements__speakers (
  -- The `records__id` of the row in `statements` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The `id` of the row in `statements` that this row belongs to.
  statements__id TEXT NOT NULL CHECK (statements__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Who speaks.
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (records__id, statements__id, position),
  FOREIGN KEY (records__id, statements__id) REFERENCES statements (records__id, id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, value) REFERENCES people (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who is spoken to.
CREATE TABLE statements__addressees (
  -- The `records__id` of the row in `statements` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The `id` of the row in `statements` that this row belongs to.
  statements__id TEXT NOT NULL CHECK (statements__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Who is spoken to.
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (records__id, statements__id, position),
  FOREIGN KEY (records__id, statements__id) REFERENCES statements (records__id, id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, value) REFERENCES people (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The topics that it is about.
CREATE TABLE statements__topics (
  -- The `records__id` of the row in `statements` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The `id` of the row in `statements` that this row belongs to.
  statements__id TEXT NOT NULL CHECK (statements__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- The topics that it is about.
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (records__id, statements__id, position),
  FOREIGN KEY (records__id, statements__id) REFERENCES statements (records__id, id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, value) REFERENCES topics (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Visits, meetings, calls, attendances and invitations other than the meeting; the visit in whose course it took place is `current`.
CREATE TABLE references__encounters (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the encounter within the record.
  id TEXT NOT NULL CHECK (id <> ''),
  -- Its kind.
  kind TEXT NOT NULL CHECK (kind IN ('visit', 'meeting', 'call', 'attendance', 'invitation')),
  -- Where the travellers come from.
  from_country TEXT CHECK (from_country <> ''),
  -- The country visited, or in which a meeting was held.
  to_country TEXT CHECK (to_country <> ''),
  -- The city visited.
  to_city TEXT CHECK (to_city <> ''),
  -- The event attended.
  event TEXT CHECK (event <> ''),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  date__value TEXT CHECK (date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  date__edtf TEXT CHECK (date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  date__earliest TEXT CHECK (date(date__earliest) IS date__earliest),
  -- The last day that the date can be; absent while the year is open.
  date__latest TEXT CHECK (date(date__latest) IS date__latest),
  -- How the date is known.
  date__basis TEXT CHECK (date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  date__text TEXT CHECK (date__text <> ''),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  end_date__value TEXT CHECK (end_date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  end_date__edtf TEXT CHECK (end_date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  end_date__earliest TEXT CHECK (date(end_date__earliest) IS end_date__earliest),
  -- The last day that the date can be; absent while the year is open.
  end_date__latest TEXT CHECK (date(end_date__latest) IS end_date__latest),
  -- How the date is known.
  end_date__basis TEXT CHECK (end_date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  end_date__text TEXT CHECK (end_date__text <> ''),
  -- Before, with or after the report.
  status TEXT NOT NULL CHECK (status IN ('past', 'current', 'planned')),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, event) REFERENCES references__events (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The travellers, those who met, or those invited, as far as named.
CREATE TABLE references__encounters__people (
  -- The `records__id` of the row in `references__encounters` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The `id` of the row in `references__encounters` that this row belongs to.
  references__encounters__id TEXT NOT NULL CHECK (references__encounters__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- The travellers, those who met, or those invited, as far as named.
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (records__id, references__encounters__id, position),
  FOREIGN KEY (records__id, references__encounters__id) REFERENCES references__encounters (records__id, id) ON DELETE CASCADE,
  FOREIGN KEY (records__id, value) REFERENCES people (records__id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Named agreements, statements, resolutions, memoranda.
CREATE TABLE references__instruments (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the instrument within the record.
  id TEXT NOT NULL CHECK (id <> ''),
  -- Its name as the text has it.
  name TEXT NOT NULL CHECK (name <> ''),
  -- Its kind.
  kind TEXT NOT NULL CHECK (kind IN ('treaty', 'agreement', 'memorandum', 'protocol', 'declaration', 'joint_statement', 'communique', 'roadmap', 'plan', 'contract', 'letter', 'resolution', 'other')),
  -- How far it is.
  status TEXT NOT NULL CHECK (status IN ('signed', 'in_force', 'agreed', 'negotiated', 'proposed', 'mentioned', 'terminated')),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  date__value TEXT CHECK (date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  date__edtf TEXT CHECK (date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  date__earliest TEXT CHECK (date(date__earliest) IS date__earliest),
  -- The last day that the date can be; absent while the year is open.
  date__latest TEXT CHECK (date(date__latest) IS date__latest),
  -- How the date is known.
  date__basis TEXT CHECK (date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  date__text TEXT CHECK (date__text <> ''),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- Named events.
CREATE TABLE references__events (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the event within the record.
  id TEXT NOT NULL CHECK (id <> ''),
  -- Its name as the text has it.
  name TEXT NOT NULL CHECK (name <> ''),
  -- Its kind.
  kind TEXT NOT NULL CHECK (kind IN ('summit', 'conference', 'forum', 'session', 'ministerial', 'ceremony', 'exercise', 'anniversary', 'election', 'other')),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  date__value TEXT CHECK (date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  date__edtf TEXT CHECK (date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  date__earliest TEXT CHECK (date(date__earliest) IS date__earliest),
  -- The last day that the date can be; absent while the year is open.
  date__latest TEXT CHECK (date(date__latest) IS date__latest),
  -- How the date is known.
  date__basis TEXT CHECK (date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  date__text TEXT CHECK (date__text <> ''),
  -- A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
  end_date__value TEXT CHECK (end_date__value <> ''),
  -- The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
  end_date__edtf TEXT CHECK (end_date__edtf <> ''),
  -- The first day that the date can be; absent while the year is open.
  end_date__earliest TEXT CHECK (date(end_date__earliest) IS end_date__earliest),
  -- The last day that the date can be; absent while the year is open.
  end_date__latest TEXT CHECK (date(end_date__latest) IS end_date__latest),
  -- How the date is known.
  end_date__basis TEXT CHECK (end_date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  -- The words that give the date.
  end_date__text TEXT CHECK (end_date__text <> ''),
  -- The city.
  city TEXT CHECK (city <> ''),
  -- The country.
  country TEXT CHECK (country <> ''),
  -- Before, with or after the report.
  status TEXT NOT NULL CHECK (status IN ('past', 'current', 'planned')),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- Every organization named.
CREATE TABLE mentions__organizations (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Identifier of the organization within the record.
  id TEXT NOT NULL CHECK (id <> ''),
  -- Its usual name, or the name that the text gives.
  name TEXT NOT NULL CHECK (name <> ''),
  -- Its acronym.
  acronym TEXT CHECK (acronym <> ''),
  -- Its kind.
  kind TEXT CHECK (kind IN ('ministry', 'government', 'igo', 'party', 'company', 'university', 'agency', 'court', 'parliament', 'armed_forces', 'armed_group', 'ngo', 'other')),
  -- The country of a national body.
  country TEXT CHECK (country <> ''),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- Every country named, by name, adjective or usual short form.
CREATE TABLE mentions__countries (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- ISO 3166-1 alpha-2, XK for Kosovo, or ISO 3166-3 for a former state.
  code TEXT NOT NULL CHECK (code <> ''),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- The words of the source from which each value was read.
CREATE TABLE evidence (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- What the words are evidence of: an entry's id and field (`p1/country`, `t3`), the path of a field that stands in no list (`meeting/date`), or a country by code (`country/AM`).
  of TEXT NOT NULL CHECK (of <> ''),
  -- How the value follows from the words.
  basis TEXT NOT NULL CHECK (basis IN ('stated', 'relative', 'inferred', 'metadata')),
  -- Offset of the first code point of the quote in the source text, from 0.
  start INTEGER CHECK (start BETWEEN 0 AND 9007199254740991),
  -- Offset after the last code point of the quote.
  stop INTEGER CHECK (stop BETWEEN 0 AND 9007199254740991),
  -- The words themselves.
  quote TEXT CHECK (quote <> ''),
  -- Stable name of the rule that read the words.
  rule TEXT CHECK (rule <> ''),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- What the parser doubts, inferred or found odd.
CREATE TABLE notes (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Stable code of the kind of note.
  code TEXT NOT NULL CHECK (code <> ''),
  -- What there is to say.
  message TEXT NOT NULL CHECK (message <> ''),
  -- What it is about, named as in evidence.
  of TEXT CHECK (of <> ''),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- The user's own fields, carried everywhere unchanged.
CREATE TABLE extra (
  -- The `id` of the row in `records` that this row belongs to.
  records__id TEXT NOT NULL CHECK (records__id <> ''),
  -- The place of the entry in its list, from 1.
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  -- Its name.
  name TEXT NOT NULL CHECK (name <> ''),
  -- Its value.
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
) STRICT;

-- The version of the schema that the tables follow, and its digest.
CREATE TABLE chancery_schema (
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
INSERT INTO chancery_schema (version, sha256) VALUES ('1.0', 'a9434e4e517cdf82f8d9e7a1db7395d5a39912298b5b7ea4a2445fb469315ee5');

-- Of which document each record is, the digest of what it holds, and the order of loading.
CREATE TABLE chancery_records (
  id TEXT NOT NULL PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS records__by__meeting__key ON records (meeting__key);
CREATE INDEX IF NOT EXISTS records__by__meeting__date__value ON records (meeting__date__value);
CREATE INDEX IF NOT EXISTS records__by__meeting__date__earliest ON records (meeting__date__earliest);
CREATE INDEX IF NOT EXISTS sides__by__country ON sides (country);
CREATE INDEX IF NOT EXISTS people__by__name__full ON people (name__full);
CREATE INDEX IF NOT EXISTS people__by__country ON people (country);
CREATE INDEX IF NOT EXISTS topics__by__code ON topics (code);
CREATE INDEX IF NOT EXISTS mentions__countries__by__code ON mentions__countries (code);
CREATE INDEX IF NOT EXISTS chancery_records__by__document ON chancery_records (document);
CREATE INDEX IF NOT EXISTS chancery_records__by__sequence ON chancery_records (sequence);

-- Views that answer the usual questions. What counts is a meeting that was held. Accounts of one meeting share its key, so
-- meetings are counted by key: `meetings` counts keys, `accounts` the records behind them, and `without_key` the records
-- that have none and so may be accounts of one meeting or of several.

-- Which countries met in which record: one row for each two countries, in alphabetical order.
CREATE VIEW country_pairs AS
SELECT DISTINCT
  record.id AS records__id,
  one.country AS country,
  other.country AS other_country,
  record.meeting__key,
  record.meeting__channel,
  record.meeting__date__value,
  CASE WHEN record.meeting__date__value LIKE '____-__%' AND record.meeting__date__value NOT LIKE '--%'
    THEN substr(record.meeting__date__value, 1, 7) END AS month,
  CASE WHEN record.meeting__date__value LIKE '____-__-__' AND record.meeting__date__value NOT LIKE '--%'
    THEN record.meeting__date__value END AS day
FROM records AS record
JOIN sides AS one ON one.records__id = record.id
JOIN sides AS other ON other.records__id = record.id AND one.country < other.country
WHERE record.meeting__status = 'held'
  AND one.part <> 'observer' AND other.part <> 'observer';

-- Who met whom: one row for each two principals of different sides.
CREATE VIEW who_met_whom AS
SELECT
  record.id AS records__id,
  one.name__full AS name,
  one.country AS country,
  other.name__full AS other_name,
  other.country AS other_country,
  record.meeting__key,
  record.meeting__channel,
  record.meeting__date__value
FROM records AS record
JOIN people AS one ON one.records__id = record.id AND one.capacity = 'principal'
JOIN people AS other ON other.records__id = record.id AND other.capacity = 'principal'
  AND one.position < other.position AND one.side <> other.side
WHERE record.meeting__status = 'held';

-- How often two countries met in a month; without a month where the date says none.
CREATE VIEW country_pairs_by_month AS
SELECT
  country,
  other_country,
  month,
  count(DISTINCT meeting__key) AS meetings,
  count(meeting__key) AS accounts,
  count(*) - count(meeting__key) AS without_key
FROM country_pairs
GROUP BY country, other_country, month;

-- What was spoken about in a month.
CREATE VIEW topics_by_month AS
SELECT
  code,
  month,
  count(DISTINCT meeting__key) AS meetings,
  count(meeting__key) AS accounts,
  count(*) - count(meeting__key) AS without_key
FROM (
  SELECT DISTINCT
    record.id,
    topic.code,
    record.meeting__key,
    CASE WHEN record.meeting__date__value LIKE '____-__%' AND record.meeting__date__value NOT LIKE '--%'
      THEN substr(record.meeting__date__value, 1, 7) END AS month
  FROM records AS record
  JOIN topics AS topic ON topic.records__id = record.id AND topic.relation <> 'background'
  WHERE record.meeting__status = 'held'
) AS spoken
GROUP BY code, month;

-- The last meeting of two countries whose day is known.
CREATE VIEW last_meetings AS
SELECT country, other_country, day, meeting__channel, meeting__key, records__id
FROM (
  SELECT
    pair.*,
    row_number() OVER (PARTITION BY country, other_country ORDER BY day DESC, meeting__key, records__id) AS place
  FROM country_pairs AS pair
  WHERE day IS NOT NULL
) AS ranked
WHERE place = 1;
