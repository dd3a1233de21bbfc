-- Generated from the record's types by `cargo run -- bless`; schema version 1.0, urn:chancery:schema:record:1, sha256 a9434e4e517cdf82f8d9e7a1db7395d5a39912298b5b7ea4a2445fb469315ee5

CREATE TABLE records (
  schema_version TEXT NOT NULL CHECK (schema_version IN ('1.0')),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  source__document_id TEXT CHECK (source__document_id ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__publisher TEXT CHECK (source__publisher ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__headline TEXT CHECK (source__headline ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__url TEXT CHECK (source__url ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  source__rights TEXT CHECK (source__rights ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__language TEXT CHECK (source__language ~ '^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)$'),
  source__published__value TEXT CHECK (source__published__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  source__published__edtf TEXT CHECK (source__published__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  source__published__earliest DATE,
  source__published__latest DATE,
  source__published__basis TEXT CHECK (source__published__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  source__published__text TEXT CHECK (source__published__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__dateline__text TEXT CHECK (source__dateline__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__dateline__city TEXT CHECK (source__dateline__city ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__dateline__country TEXT CHECK (source__dateline__country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  source__dateline__date__value TEXT CHECK (source__dateline__date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  source__dateline__date__edtf TEXT CHECK (source__dateline__date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  source__dateline__date__earliest DATE,
  source__dateline__date__latest DATE,
  source__dateline__date__basis TEXT CHECK (source__dateline__date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  source__dateline__date__text TEXT CHECK (source__dateline__date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__original__name TEXT CHECK (source__original__name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  source__original__media_type TEXT CHECK (source__original__media_type ~ '^([a-z]+/[A-Za-z0-9.+-]+)$'),
  source__original__sha256 TEXT CHECK (source__original__sha256 ~ '^([0-9a-f]{64})$'),
  source__text_sha256 TEXT CHECK (source__text_sha256 ~ '^([0-9a-f]{64})$'),
  source__text_length BIGINT CHECK (source__text_length BETWEEN 0 AND 9007199254740991),
  source__text TEXT CHECK (source__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  meeting__key TEXT CHECK (meeting__key ~ '^([0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z_]+(/[^/:|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+:(leader|minister|other))+)$'),
  meeting__status TEXT NOT NULL CHECK (meeting__status IN ('held', 'planned', 'postponed', 'cancelled', 'denied')),
  meeting__channel TEXT NOT NULL CHECK (meeting__channel IN ('in_person', 'phone', 'video', 'correspondence')),
  meeting__format TEXT CHECK (meeting__format IN ('bilateral', 'trilateral', 'multilateral', 'internal')),
  meeting__date__value TEXT CHECK (meeting__date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  meeting__date__edtf TEXT CHECK (meeting__date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  meeting__date__earliest DATE,
  meeting__date__latest DATE,
  meeting__date__basis TEXT CHECK (meeting__date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  meeting__date__text TEXT CHECK (meeting__date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  meeting__end_date__value TEXT CHECK (meeting__end_date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  meeting__end_date__edtf TEXT CHECK (meeting__end_date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  meeting__end_date__earliest DATE,
  meeting__end_date__latest DATE,
  meeting__end_date__basis TEXT CHECK (meeting__end_date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  meeting__end_date__text TEXT CHECK (meeting__end_date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  meeting__place__city TEXT CHECK (meeting__place__city ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  meeting__place__country TEXT CHECK (meeting__place__country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  meeting__place__venue TEXT CHECK (meeting__place__venue ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  meeting__place__text TEXT CHECK (meeting__place__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  meeting__occasion__kind TEXT CHECK (meeting__occasion__kind IN ('state_visit', 'official_visit', 'working_visit', 'private_visit', 'transit', 'summit', 'conference', 'sidelines', 'consultations', 'negotiation', 'joint_commission', 'courtesy_call', 'credentials', 'farewell', 'ceremony', 'other')),
  meeting__occasion__text TEXT CHECK (meeting__occasion__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  review__status TEXT CHECK (review__status IN ('unreviewed', 'reviewed', 'corrected')),
  review__by TEXT CHECK (review__by ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  review__date DATE,
  review__note TEXT CHECK (review__note ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  generator__name TEXT CHECK (generator__name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  generator__version TEXT CHECK (generator__version ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  PRIMARY KEY (id)
);
COMMENT ON TABLE records IS 'One report''s account of one meeting.';
COMMENT ON COLUMN records.schema_version IS 'Version of the schema that the record follows.';
COMMENT ON COLUMN records.id IS 'The record''s own identifier, an absolute URI. `parse` derives it from the document, its text and the ordinal of the meeting, so that the same input gives the same id.';
COMMENT ON COLUMN records.source__document_id IS 'The document''s identifier in the collection it came from: the input''s `id`, else its path without extension.';
COMMENT ON COLUMN records.source__publisher IS 'Who published the report.';
COMMENT ON COLUMN records.source__headline IS 'The report''s headline.';
COMMENT ON COLUMN records.source__url IS 'Where the report was published.';
COMMENT ON COLUMN records.source__rights IS 'Statement of rights in the report''s text.';
COMMENT ON COLUMN records.source__language IS 'Language of the report, a BCP 47 tag.';
COMMENT ON COLUMN records.source__published__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN records.source__published__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN records.source__published__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.source__published__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.source__published__basis IS 'How the date is known.';
COMMENT ON COLUMN records.source__published__text IS 'The words that give the date.';
COMMENT ON COLUMN records.source__dateline__text IS 'The dateline as it stands.';
COMMENT ON COLUMN records.source__dateline__city IS 'The city it names.';
COMMENT ON COLUMN records.source__dateline__country IS 'The country it names, or in which its city lies.';
COMMENT ON COLUMN records.source__dateline__date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN records.source__dateline__date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN records.source__dateline__date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.source__dateline__date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.source__dateline__date__basis IS 'How the date is known.';
COMMENT ON COLUMN records.source__dateline__date__text IS 'The words that give the date.';
COMMENT ON COLUMN records.source__original__name IS 'Name of the file or record.';
COMMENT ON COLUMN records.source__original__media_type IS 'Its media type.';
COMMENT ON COLUMN records.source__original__sha256 IS 'SHA-256 of its bytes.';
COMMENT ON COLUMN records.source__text_sha256 IS 'SHA-256 of the source text in UTF-8.';
COMMENT ON COLUMN records.source__text_length IS 'Length of the source text in Unicode code points.';
COMMENT ON COLUMN records.source__text IS 'The source text itself, only when asked for.';
COMMENT ON COLUMN records.meeting__key IS 'The same for every account of the same meeting: day, channel, then each side with the level of its highest principal, sides sorted: `2025-11-27/in_person/AZ:minister/IT:minister`. Absent unless the day is whole and not merely the day of publication.';
COMMENT ON COLUMN records.meeting__status IS 'Whether it took place.';
COMMENT ON COLUMN records.meeting__channel IS 'How the sides came together.';
COMMENT ON COLUMN records.meeting__format IS 'How many sides there were.';
COMMENT ON COLUMN records.meeting__date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN records.meeting__date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN records.meeting__date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.meeting__date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.meeting__date__basis IS 'How the date is known.';
COMMENT ON COLUMN records.meeting__date__text IS 'The words that give the date.';
COMMENT ON COLUMN records.meeting__end_date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN records.meeting__end_date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN records.meeting__end_date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.meeting__end_date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN records.meeting__end_date__basis IS 'How the date is known.';
COMMENT ON COLUMN records.meeting__end_date__text IS 'The words that give the date.';
COMMENT ON COLUMN records.meeting__place__city IS 'The city.';
COMMENT ON COLUMN records.meeting__place__country IS 'The country.';
COMMENT ON COLUMN records.meeting__place__venue IS 'The building or premises.';
COMMENT ON COLUMN records.meeting__place__text IS 'The words that give the place.';
COMMENT ON COLUMN records.meeting__occasion__kind IS 'Its kind.';
COMMENT ON COLUMN records.meeting__occasion__text IS 'The words that give it.';
COMMENT ON COLUMN records.review__status IS 'How far the review is.';
COMMENT ON COLUMN records.review__by IS 'Who reviewed.';
COMMENT ON COLUMN records.review__date IS 'On which day.';
COMMENT ON COLUMN records.review__note IS 'The reviewer''s remark.';
COMMENT ON COLUMN records.generator__name IS 'Its name.';
COMMENT ON COLUMN records.generator__version IS 'Its version.';

CREATE TABLE source__attributions (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  name TEXT NOT NULL CHECK (name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  role TEXT NOT NULL CHECK (role IN ('agency', 'source')),
  country TEXT CHECK (country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE source__attributions IS 'Whom the outlet credits; a repeated credit once.';
COMMENT ON COLUMN source__attributions.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN source__attributions.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN source__attributions.name IS 'Who is credited.';
COMMENT ON COLUMN source__attributions.role IS 'In which part.';
COMMENT ON COLUMN source__attributions.country IS 'The country of a state body.';

CREATE TABLE sides (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  country TEXT CHECK (country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  organization TEXT CHECK (organization ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  part TEXT NOT NULL CHECK (part IN ('host', 'guest', 'party', 'mediator', 'observer')),
  text TEXT CHECK (text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE sides IS 'The states and bodies that met.';
COMMENT ON COLUMN sides.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN sides.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN sides.id IS 'Identifier of the side within the record: `s1`, `s2` …';
COMMENT ON COLUMN sides.country IS 'The state.';
COMMENT ON COLUMN sides.organization IS 'The international body, where the side is no state.';
COMMENT ON COLUMN sides.part IS 'Its part in the meeting.';
COMMENT ON COLUMN sides.text IS 'The words that name the side.';

CREATE TABLE people (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  capacity TEXT NOT NULL CHECK (capacity IN ('principal', 'delegation', 'observer', 'mentioned')),
  name__full TEXT CHECK (name__full ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  name__given TEXT CHECK (name__given ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  name__family TEXT CHECK (name__family ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  name__honorifics TEXT CHECK (name__honorifics ~ '^([^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+)([|]([^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+))*$'),
  variants TEXT CHECK (variants ~ '^([^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+)([|]([^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+))*$'),
  side TEXT CHECK (side ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  country TEXT CHECK (country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  organization TEXT CHECK (organization ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  authority__scheme TEXT CHECK (authority__scheme ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  authority__id TEXT CHECK (authority__id ~ '^([^|\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE people IS 'Everyone whom the report names or knows by office, in order of appearance.';
COMMENT ON COLUMN people.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN people.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN people.id IS 'Identifier of the person, the same in every record of a text: `p1`, `p2` …';
COMMENT ON COLUMN people.capacity IS 'In what capacity the person took part in this meeting.';
COMMENT ON COLUMN people.name__full IS 'The whole name, family name first where the text has it so.';
COMMENT ON COLUMN people.name__given IS 'The given name or names.';
COMMENT ON COLUMN people.name__family IS 'The family name with its particles.';
COMMENT ON COLUMN people.name__honorifics IS 'Forms of address that stood before or after the name.';
COMMENT ON COLUMN people.variants IS 'Other spellings and short forms in the text.';
COMMENT ON COLUMN people.side IS 'The side for which the person took part.';
COMMENT ON COLUMN people.country IS 'The country that the person represents or belongs to.';
COMMENT ON COLUMN people.organization IS 'The international body for which the person speaks.';
COMMENT ON COLUMN people.authority__scheme IS 'The file, by a short name: `wikidata`, `viaf`, `isni`, or the collection''s own.';
COMMENT ON COLUMN people.authority__id IS 'The person''s identifier there.';

CREATE TABLE people__positions (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  people__id TEXT NOT NULL CHECK (people__id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  role TEXT NOT NULL CHECK (role IN ('head_of_state', 'deputy_head_of_state', 'head_of_government', 'deputy_head_of_government', 'foreign_minister', 'deputy_foreign_minister', 'minister', 'deputy_minister', 'ambassador', 'envoy', 'io_head', 'parliament_speaker', 'legislator', 'adviser', 'royal', 'military', 'official', 'other')),
  title TEXT NOT NULL CHECK (title ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  portfolio TEXT CHECK (portfolio ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  modifiers TEXT CHECK (modifiers ~ '^(acting|interim|deputy|vice|first|former|elect|designate|special|permanent|honorary|other)([|](acting|interim|deputy|vice|first|former|elect|designate|special|permanent|honorary|other))*$'),
  PRIMARY KEY (records__id, people__id, position),
  FOREIGN KEY (records__id, people__id) REFERENCES people (records__id, id) ON DELETE CASCADE
);
COMMENT ON TABLE people__positions IS 'The person''s offices.';
COMMENT ON COLUMN people__positions.records__id IS 'The `records__id` of the row in `people` that this row belongs to.';
COMMENT ON COLUMN people__positions.people__id IS 'The `id` of the row in `people` that this row belongs to.';
COMMENT ON COLUMN people__positions.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN people__positions.role IS 'What the office is, whatever its wording.';
COMMENT ON COLUMN people__positions.title IS 'The office as the text writes it.';
COMMENT ON COLUMN people__positions.portfolio IS 'The field of a minister or official, as written.';
COMMENT ON COLUMN people__positions.modifiers IS 'What qualifies the office. A role that has "deputy" in it takes no modifier for it.';

CREATE TABLE topics (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  code TEXT NOT NULL CHECK (code IN ('bilateral_relations', 'economy', 'trade', 'investment', 'energy', 'transport', 'infrastructure', 'defense', 'security', 'counterterrorism', 'culture', 'education', 'science_technology', 'digital', 'health', 'environment', 'agriculture', 'tourism', 'migration', 'humanitarian', 'human_rights', 'peace_conflict', 'nuclear', 'consular', 'space', 'sports', 'multilateral_cooperation', 'parliamentary', 'media', 'legal')),
  label TEXT CHECK (label ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  relation TEXT NOT NULL CHECK (relation IN ('discussed', 'emphasised', 'agreed', 'background')),
  countries TEXT CHECK (countries ~ '^(([A-Z]{2}|[A-Z]{4}))([|](([A-Z]{2}|[A-Z]{4})))*$'),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE topics IS 'What the meeting was about.';
COMMENT ON COLUMN topics.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN topics.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN topics.id IS 'Identifier of the topic within the record: `t1`, `t2` …';
COMMENT ON COLUMN topics.code IS 'The topic''s code.';
COMMENT ON COLUMN topics.label IS 'The issue as the text words it.';
COMMENT ON COLUMN topics.relation IS 'How the meeting dealt with it.';
COMMENT ON COLUMN topics.countries IS 'Countries that the issue concerns.';

CREATE TABLE statements (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  kind TEXT NOT NULL CHECK (kind IN ('inform', 'assess', 'discuss', 'agree', 'commit', 'propose', 'request', 'welcome', 'thank', 'congratulate', 'condole', 'concern', 'condemn', 'reject', 'deny', 'warn', 'invite', 'recall', 'announce', 'regret')),
  voice TEXT NOT NULL CHECK (voice IN ('named', 'group', 'impersonal')),
  side TEXT CHECK (side ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  cue TEXT NOT NULL CHECK (cue ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  text TEXT NOT NULL CHECK (text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  quoted TEXT NOT NULL CHECK (quoted IN ('direct', 'indirect')),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE statements IS 'Who said, agreed or discussed what.';
COMMENT ON COLUMN statements.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN statements.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN statements.id IS 'Identifier of the statement within the record.';
COMMENT ON COLUMN statements.kind IS 'What kind of act it is. It follows the cue; where the cue is neutral, the content.';
COMMENT ON COLUMN statements.voice IS 'Whether persons, a group or nobody in particular speaks.';
COMMENT ON COLUMN statements.side IS 'The side that speaks as a whole.';
COMMENT ON COLUMN statements.cue IS 'The word or phrase that makes it a statement: "emphasized", "were reviewed".';
COMMENT ON COLUMN statements.text IS 'What is said, without the cue.';
COMMENT ON COLUMN statements.quoted IS 'Whether the words are the speaker''s own.';

CREATE TABLE statements__speakers (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  statements__id TEXT NOT NULL CHECK (statements__id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  value TEXT NOT NULL CHECK (value ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  PRIMARY KEY (records__id, statements__id, position),
  FOREIGN KEY (records__id, statements__id) REFERENCES statements (records__id, id) ON DELETE CASCADE
);
COMMENT ON TABLE statements__speakers IS 'Who speaks.';
COMMENT ON COLUMN statements__speakers.records__id IS 'The `records__id` of the row in `statements` that this row belongs to.';
COMMENT ON COLUMN statements__speakers.statements__id IS 'The `id` of the row in `statements` that this row belongs to.';
COMMENT ON COLUMN statements__speakers.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN statements__speakers.value IS 'Who speaks.';

CREATE TABLE statements__addressees (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  statements__id TEXT NOT NULL CHECK (statements__id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  value TEXT NOT NULL CHECK (value ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  PRIMARY KEY (records__id, statements__id, position),
  FOREIGN KEY (records__id, statements__id) REFERENCES statements (records__id, id) ON DELETE CASCADE
);
COMMENT ON TABLE statements__addressees IS 'Who is spoken to.';
COMMENT ON COLUMN statements__addressees.records__id IS 'The `records__id` of the row in `statements` that this row belongs to.';
COMMENT ON COLUMN statements__addressees.statements__id IS 'The `id` of the row in `statements` that this row belongs to.';
COMMENT ON COLUMN statements__addressees.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN statements__addressees.value IS 'Who is spoken to.';

CREATE TABLE statements__topics (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  statements__id TEXT NOT NULL CHECK (statements__id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  value TEXT NOT NULL CHECK (value ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  PRIMARY KEY (records__id, statements__id, position),
  FOREIGN KEY (records__id, statements__id) REFERENCES statements (records__id, id) ON DELETE CASCADE
);
COMMENT ON TABLE statements__topics IS 'The topics that it is about.';
COMMENT ON COLUMN statements__topics.records__id IS 'The `records__id` of the row in `statements` that this row belongs to.';
COMMENT ON COLUMN statements__topics.statements__id IS 'The `id` of the row in `statements` that this row belongs to.';
COMMENT ON COLUMN statements__topics.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN statements__topics.value IS 'The topics that it is about.';

CREATE TABLE references__encounters (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  kind TEXT NOT NULL CHECK (kind IN ('visit', 'meeting', 'call', 'attendance', 'invitation')),
  from_country TEXT CHECK (from_country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  to_country TEXT CHECK (to_country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  to_city TEXT CHECK (to_city ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  event TEXT CHECK (event ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  date__value TEXT CHECK (date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  date__edtf TEXT CHECK (date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  date__earliest DATE,
  date__latest DATE,
  date__basis TEXT CHECK (date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  date__text TEXT CHECK (date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  end_date__value TEXT CHECK (end_date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  end_date__edtf TEXT CHECK (end_date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  end_date__earliest DATE,
  end_date__latest DATE,
  end_date__basis TEXT CHECK (end_date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  end_date__text TEXT CHECK (end_date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  status TEXT NOT NULL CHECK (status IN ('past', 'current', 'planned')),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE references__encounters IS 'Visits, meetings, calls, attendances and invitations other than the meeting; the visit in whose course it took place is `current`.';
COMMENT ON COLUMN references__encounters.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN references__encounters.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN references__encounters.id IS 'Identifier of the encounter within the record.';
COMMENT ON COLUMN references__encounters.kind IS 'Its kind.';
COMMENT ON COLUMN references__encounters.from_country IS 'Where the travellers come from.';
COMMENT ON COLUMN references__encounters.to_country IS 'The country visited, or in which a meeting was held.';
COMMENT ON COLUMN references__encounters.to_city IS 'The city visited.';
COMMENT ON COLUMN references__encounters.event IS 'The event attended.';
COMMENT ON COLUMN references__encounters.date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN references__encounters.date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN references__encounters.date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__encounters.date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__encounters.date__basis IS 'How the date is known.';
COMMENT ON COLUMN references__encounters.date__text IS 'The words that give the date.';
COMMENT ON COLUMN references__encounters.end_date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN references__encounters.end_date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN references__encounters.end_date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__encounters.end_date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__encounters.end_date__basis IS 'How the date is known.';
COMMENT ON COLUMN references__encounters.end_date__text IS 'The words that give the date.';
COMMENT ON COLUMN references__encounters.status IS 'Before, with or after the report.';

CREATE TABLE references__encounters__people (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  references__encounters__id TEXT NOT NULL CHECK (references__encounters__id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  value TEXT NOT NULL CHECK (value ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  PRIMARY KEY (records__id, references__encounters__id, position),
  FOREIGN KEY (records__id, references__encounters__id) REFERENCES references__encounters (records__id, id) ON DELETE CASCADE
);
COMMENT ON TABLE references__encounters__people IS 'The travellers, those who met, or those invited, as far as named.';
COMMENT ON COLUMN references__encounters__people.records__id IS 'The `records__id` of the row in `references__encounters` that this row belongs to.';
COMMENT ON COLUMN references__encounters__people.references__encounters__id IS 'The `id` of the row in `references__encounters` that this row belongs to.';
COMMENT ON COLUMN references__encounters__people.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN references__encounters__people.value IS 'The travellers, those who met, or those invited, as far as named.';

CREATE TABLE references__instruments (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  name TEXT NOT NULL CHECK (name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  kind TEXT NOT NULL CHECK (kind IN ('treaty', 'agreement', 'memorandum', 'protocol', 'declaration', 'joint_statement', 'communique', 'roadmap', 'plan', 'contract', 'letter', 'resolution', 'other')),
  status TEXT NOT NULL CHECK (status IN ('signed', 'in_force', 'agreed', 'negotiated', 'proposed', 'mentioned', 'terminated')),
  date__value TEXT CHECK (date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  date__edtf TEXT CHECK (date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  date__earliest DATE,
  date__latest DATE,
  date__basis TEXT CHECK (date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  date__text TEXT CHECK (date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE references__instruments IS 'Named agreements, statements, resolutions, memoranda.';
COMMENT ON COLUMN references__instruments.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN references__instruments.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN references__instruments.id IS 'Identifier of the instrument within the record.';
COMMENT ON COLUMN references__instruments.name IS 'Its name as the text has it.';
COMMENT ON COLUMN references__instruments.kind IS 'Its kind.';
COMMENT ON COLUMN references__instruments.status IS 'How far it is.';
COMMENT ON COLUMN references__instruments.date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN references__instruments.date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN references__instruments.date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__instruments.date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__instruments.date__basis IS 'How the date is known.';
COMMENT ON COLUMN references__instruments.date__text IS 'The words that give the date.';

CREATE TABLE references__events (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  name TEXT NOT NULL CHECK (name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  kind TEXT NOT NULL CHECK (kind IN ('summit', 'conference', 'forum', 'session', 'ministerial', 'ceremony', 'exercise', 'anniversary', 'election', 'other')),
  date__value TEXT CHECK (date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  date__edtf TEXT CHECK (date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  date__earliest DATE,
  date__latest DATE,
  date__basis TEXT CHECK (date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  date__text TEXT CHECK (date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  end_date__value TEXT CHECK (end_date__value ~ '^(([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2}))$'),
  end_date__edtf TEXT CHECK (end_date__edtf ~ '^([?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)$'),
  end_date__earliest DATE,
  end_date__latest DATE,
  end_date__basis TEXT CHECK (end_date__basis IN ('stated', 'relative', 'inferred', 'published', 'metadata')),
  end_date__text TEXT CHECK (end_date__text ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  city TEXT CHECK (city ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  country TEXT CHECK (country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  status TEXT NOT NULL CHECK (status IN ('past', 'current', 'planned')),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE references__events IS 'Named events.';
COMMENT ON COLUMN references__events.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN references__events.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN references__events.id IS 'Identifier of the event within the record.';
COMMENT ON COLUMN references__events.name IS 'Its name as the text has it.';
COMMENT ON COLUMN references__events.kind IS 'Its kind.';
COMMENT ON COLUMN references__events.date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN references__events.date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN references__events.date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__events.date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__events.date__basis IS 'How the date is known.';
COMMENT ON COLUMN references__events.date__text IS 'The words that give the date.';
COMMENT ON COLUMN references__events.end_date__value IS 'A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.';
COMMENT ON COLUMN references__events.end_date__edtf IS 'The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.';
COMMENT ON COLUMN references__events.end_date__earliest IS 'The first day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__events.end_date__latest IS 'The last day that the date can be; absent while the year is open.';
COMMENT ON COLUMN references__events.end_date__basis IS 'How the date is known.';
COMMENT ON COLUMN references__events.end_date__text IS 'The words that give the date.';
COMMENT ON COLUMN references__events.city IS 'The city.';
COMMENT ON COLUMN references__events.country IS 'The country.';
COMMENT ON COLUMN references__events.status IS 'Before, with or after the report.';

CREATE TABLE mentions__organizations (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL CHECK (id ~ '^([A-Za-z][A-Za-z0-9_.-]*)$'),
  name TEXT NOT NULL CHECK (name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  acronym TEXT CHECK (acronym ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  kind TEXT CHECK (kind IN ('ministry', 'government', 'igo', 'party', 'company', 'university', 'agency', 'court', 'parliament', 'armed_forces', 'armed_group', 'ngo', 'other')),
  country TEXT CHECK (country ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  PRIMARY KEY (records__id, id),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE mentions__organizations IS 'Every organization named.';
COMMENT ON COLUMN mentions__organizations.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN mentions__organizations.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN mentions__organizations.id IS 'Identifier of the organization within the record.';
COMMENT ON COLUMN mentions__organizations.name IS 'Its usual name, or the name that the text gives.';
COMMENT ON COLUMN mentions__organizations.acronym IS 'Its acronym.';
COMMENT ON COLUMN mentions__organizations.kind IS 'Its kind.';
COMMENT ON COLUMN mentions__organizations.country IS 'The country of a national body.';

CREATE TABLE mentions__countries (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  code TEXT NOT NULL CHECK (code ~ '^(([A-Z]{2}|[A-Z]{4}))$'),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE mentions__countries IS 'Every country named, by name, adjective or usual short form.';
COMMENT ON COLUMN mentions__countries.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN mentions__countries.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN mentions__countries.code IS 'ISO 3166-1 alpha-2, XK for Kosovo, or ISO 3166-3 for a former state.';

CREATE TABLE evidence (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  of TEXT NOT NULL CHECK (of ~ '^([A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*)$'),
  basis TEXT NOT NULL CHECK (basis IN ('stated', 'relative', 'inferred', 'metadata')),
  start BIGINT CHECK (start BETWEEN 0 AND 9007199254740991),
  stop BIGINT CHECK (stop BETWEEN 0 AND 9007199254740991),
  quote TEXT CHECK (quote ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  rule TEXT CHECK (rule ~ '^([a-z][a-z0-9_.-]*)$'),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE evidence IS 'The words of the source from which each value was read.';
COMMENT ON COLUMN evidence.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN evidence.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN evidence.of IS 'What the words are evidence of: an entry''s id and field (`p1/country`, `t3`), the path of a field that stands in no list (`meeting/date`), or a country by code (`country/AM`).';
COMMENT ON COLUMN evidence.basis IS 'How the value follows from the words.';
COMMENT ON COLUMN evidence.start IS 'Offset of the first code point of the quote in the source text, from 0.';
COMMENT ON COLUMN evidence.stop IS 'Offset after the last code point of the quote.';
COMMENT ON COLUMN evidence.quote IS 'The words themselves.';
COMMENT ON COLUMN evidence.rule IS 'Stable name of the rule that read the words.';

CREATE TABLE notes (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  code TEXT NOT NULL CHECK (code ~ '^([a-z][a-z0-9_-]*)$'),
  message TEXT NOT NULL CHECK (message ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  of TEXT CHECK (of ~ '^([A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*)$'),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE notes IS 'What the parser doubts, inferred or found odd.';
COMMENT ON COLUMN notes.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN notes.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN notes.code IS 'Stable code of the kind of note.';
COMMENT ON COLUMN notes.message IS 'What there is to say.';
COMMENT ON COLUMN notes.of IS 'What it is about, named as in evidence.';

CREATE TABLE extra (
  records__id TEXT NOT NULL CHECK (records__id ~ '^([A-Za-z][A-Za-z0-9+.-]*:[!-~]+)$'),
  position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 9007199254740991),
  name TEXT NOT NULL CHECK (name ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  value TEXT NOT NULL CHECK (value ~ '^([^\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]+)$'),
  PRIMARY KEY (records__id, position),
  FOREIGN KEY (records__id) REFERENCES records (id) ON DELETE CASCADE
);
COMMENT ON TABLE extra IS 'The user''s own fields, carried everywhere unchanged.';
COMMENT ON COLUMN extra.records__id IS 'The `id` of the row in `records` that this row belongs to.';
COMMENT ON COLUMN extra.position IS 'The place of the entry in its list, from 1.';
COMMENT ON COLUMN extra.name IS 'Its name.';
COMMENT ON COLUMN extra.value IS 'Its value.';

ALTER TABLE people ADD FOREIGN KEY (records__id, side) REFERENCES sides (records__id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statements ADD FOREIGN KEY (records__id, side) REFERENCES sides (records__id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statements__speakers ADD FOREIGN KEY (records__id, value) REFERENCES people (records__id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statements__addressees ADD FOREIGN KEY (records__id, value) REFERENCES people (records__id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statements__topics ADD FOREIGN KEY (records__id, value) REFERENCES topics (records__id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE references__encounters ADD FOREIGN KEY (records__id, event) REFERENCES references__events (records__id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE references__encounters__people ADD FOREIGN KEY (records__id, value) REFERENCES people (records__id, id) DEFERRABLE INITIALLY DEFERRED;

-- The version of the schema that the tables follow, and its digest.
CREATE TABLE chancery_schema (
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL
);
INSERT INTO chancery_schema (version, sha256) VALUES ('1.0', 'a9434e4e517cdf82f8d9e7a1db7395d5a39912298b5b7ea4a2445fb469315ee5');

-- Of which document each record is, the digest of what it holds, and the order of loading.
CREATE TABLE chancery_records (
  id TEXT NOT NULL PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sequence BIGINT NOT NULL
);

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
