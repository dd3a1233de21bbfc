// Generated from the record's types by `cargo run -- bless`; schema version 1.0, urn:chancery:schema:record:1, sha256 a9434e4e517cdf82f8d9e7a1db7395d5a39912298b5b7ea4a2445fb469315ee5

/** One report's account of one meeting.  A report of three meetings gives three records with the same source, the principal meeting first. */
export interface Record {
  /** Version of the schema that the record follows. */
  schema_version: "1.0";
  /** The record's own identifier, an absolute URI. `parse` derives it from the document, its text and the ordinal of the meeting, so that the same input gives the same id. */
  id: string;
  /** The report that the record was made from. */
  source?: Source;
  /** The meeting itself. */
  meeting: Meeting;
  /** The states and bodies that met. */
  sides?: Side[];
  /** Everyone whom the report names or knows by office, in order of appearance. */
  people?: Person[];
  /** What the meeting was about. */
  topics?: Topic[];
  /** Who said, agreed or discussed what. */
  statements?: Statement[];
  /** What the report mentions besides the meeting; on the first record of a text only. */
  references?: References;
  /** Organizations and countries that the whole text names; on the first record of a text only. */
  mentions?: Mentions;
  /** The words of the source from which each value was read. */
  evidence?: Evidence[];
  /** What the parser doubts, inferred or found odd. */
  notes?: Note[];
  /** The user's own fields, carried everywhere unchanged. */
  extra?: Extra[];
  /** The state of a person's review; never written by `parse`. */
  review?: Review;
  /** The program that made the record. */
  generator?: Generator;
}

/** The report; the same for all records of a text. */
export interface Source {
  /** The document's identifier in the collection it came from: the input's `id`, else its path without extension. */
  document_id?: string;
  /** Who published the report. */
  publisher?: string;
  /** The report's headline. */
  headline?: string;
  /** Where the report was published. */
  url?: string;
  /** Statement of rights in the report's text. */
  rights?: string;
  /** Language of the report, a BCP 47 tag. */
  language?: string;
  /** Day of publication: given with the input or stated in the text, never copied from the meeting. */
  published?: Date;
  /** The dateline at the head of the report. */
  dateline?: Dateline;
  /** Whom the outlet credits; a repeated credit once. */
  attributions?: Attribution[];
  /** The file that the text was taken out of. */
  original?: Original;
  /** SHA-256 of the source text in UTF-8. */
  text_sha256?: string;
  /** Length of the source text in Unicode code points. */
  text_length?: number;
  /** The source text itself, only when asked for. */
  text?: string;
}

/** The meeting itself: representatives of two or more states or international bodies met, spoke by phone or video, or hold a named round. */
export interface Meeting {
  /** The same for every account of the same meeting: day, channel, then each side with the level of its highest principal, sides sorted: `2025-11-27/in_person/AZ:minister/IT:minister`. Absent unless the day is whole and not merely the day of publication. */
  key?: string;
  /** Whether it took place. */
  status: MeetingStatus;
  /** How the sides came together. */
  channel: Channel;
  /** How many sides there were. */
  format?: Format;
  /** The day of the meeting, or its first day. */
  date?: Date;
  /** The last day of a meeting of several days. */
  end_date?: Date;
  /** Where it was held. A dateline's city is not the place unless the text links the two. */
  place?: Place;
  /** In whose course or on which occasion it was held. */
  occasion?: Occasion;
}

/** A state or body that took part. */
export interface Side {
  /** Identifier of the side within the record: `s1`, `s2` … */
  id: string;
  /** The state. */
  country?: string;
  /** The international body, where the side is no state. */
  organization?: string;
  /** Its part in the meeting. */
  part: Part;
  /** The words that name the side. */
  text?: string;
}

/** Someone whom the report names or knows by office. */
export interface Person {
  /** Identifier of the person, the same in every record of a text: `p1`, `p2` … */
  id: string;
  /** In what capacity the person took part in this meeting. */
  capacity: Capacity;
  /** The name; absent for someone known only by office. */
  name?: Name;
  /** Other spellings and short forms in the text. */
  variants?: string[];
  /** The side for which the person took part. */
  side?: string;
  /** The country that the person represents or belongs to. */
  country?: string;
  /** The international body for which the person speaks. */
  organization?: string;
  /** The person's offices. */
  positions?: Position[];
  /** The person in an authority file; never read from the text. */
  authority?: Authority;
}

/** One topic: a code, with the issue that the text names. */
export interface Topic {
  /** Identifier of the topic within the record: `t1`, `t2` … */
  id: string;
  /** The topic's code. */
  code: TopicCode;
  /** The issue as the text words it. */
  label?: string;
  /** How the meeting dealt with it. */
  relation: Relation;
  /** Countries that the issue concerns. */
  countries?: string[];
}

/** What someone said, agreed or discussed at the meeting, or said of it. */
export interface Statement {
  /** Identifier of the statement within the record. */
  id: string;
  /** What kind of act it is. It follows the cue; where the cue is neutral, the content. */
  kind: StatementKind;
  /** Whether persons, a group or nobody in particular speaks. */
  voice: Voice;
  /** Who speaks. */
  speakers?: string[];
  /** The side that speaks as a whole. */
  side?: string;
  /** Who is spoken to. */
  addressees?: string[];
  /** The word or phrase that makes it a statement: "emphasized", "were reviewed". */
  cue: string;
  /** What is said, without the cue. */
  text: string;
  /** Whether the words are the speaker's own. */
  quoted: Quoted;
  /** The topics that it is about. */
  topics?: string[];
}

/** What the report mentions besides the meeting. */
export interface References {
  /** Visits, meetings, calls, attendances and invitations other than the meeting; the visit in whose course it took place is `current`. */
  encounters?: Encounter[];
  /** Named agreements, statements, resolutions, memoranda. */
  instruments?: Instrument[];
  /** Named events. */
  events?: Event[];
}

/** What the whole text names. */
export interface Mentions {
  /** Every organization named. */
  organizations?: Organization[];
  /** Every country named, by name, adjective or usual short form. */
  countries?: Country[];
}

/** The words from which a value was read: W3C's `TextPositionSelector` (`start`, `stop`) and `TextQuoteSelector` (`quote`). Evidence of an entry covers all its members that have none of their own. */
export interface Evidence {
  /** What the words are evidence of: an entry's id and field (`p1/country`, `t3`), the path of a field that stands in no list (`meeting/date`), or a country by code (`country/AM`). */
  of: string;
  /** How the value follows from the words. */
  basis: Basis;
  /** Offset of the first code point of the quote in the source text, from 0. */
  start?: number;
  /** Offset after the last code point of the quote. */
  stop?: number;
  /** The words themselves. */
  quote?: string;
  /** Stable name of the rule that read the words. */
  rule?: string;
}

/** A doubt, an inference or an oddity. */
export interface Note {
  /** Stable code of the kind of note. */
  code: string;
  /** What there is to say. */
  message: string;
  /** What it is about, named as in evidence. */
  of?: string;
}

/** A field of the user's own. */
export interface Extra {
  /** Its name. */
  name: string;
  /** Its value. */
  value: string;
}

/** The state of a person's review of the record. */
export interface Review {
  /** How far the review is. */
  status: ReviewStatus;
  /** Who reviewed. */
  by?: string;
  /** On which day. */
  date?: string;
  /** The reviewer's remark. */
  note?: string;
}

/** The program that made the record. */
export interface Generator {
  /** Its name. */
  name: string;
  /** Its version. */
  version: string;
}

/** A date as far as it is known, with what it was read from. */
export interface Date {
  /** A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`. */
  value: string;
  /** The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open. */
  edtf: string;
  /** The first day that the date can be; absent while the year is open. */
  earliest?: string;
  /** The last day that the date can be; absent while the year is open. */
  latest?: string;
  /** How the date is known. */
  basis: DateBasis;
  /** The words that give the date. */
  text?: string;
}

/** A dateline: where, and often when, the report was filed. Its city is not the place of the meeting. */
export interface Dateline {
  /** The dateline as it stands. */
  text: string;
  /** The city it names. */
  city?: string;
  /** The country it names, or in which its city lies. */
  country?: string;
  /** The date it gives. */
  date?: Date;
}

/** A credit that the outlet gives. */
export interface Attribution {
  /** Who is credited. */
  name: string;
  /** In which part. */
  role: AttributionRole;
  /** The country of a state body. */
  country?: string;
}

/** The file that the source text was taken out of, for instance an HTML page or a WARC record. */
export interface Original {
  /** Name of the file or record. */
  name: string;
  /** Its media type. */
  media_type: string;
  /** SHA-256 of its bytes. */
  sha256: string;
}

/** Whether the meeting took place. */
export type MeetingStatus =
  /** It took place. */
  | "held"
  /** It is announced with its parties and a time. */
  | "planned"
  /** It was put off. */
  | "postponed"
  /** It was called off. */
  | "cancelled"
  /** A party says that it did not take place; nothing counts it as a meeting. */
  | "denied";

/** How the sides came together. */
export type Channel =
  /** Face to face. */
  | "in_person"
  /** By telephone. */
  | "phone"
  /** By video link. */
  | "video"
  /** In writing, as a named round of correspondence. */
  | "correspondence";

/** How many sides met. */
export type Format =
  /** Two sides. */
  | "bilateral"
  /** Three sides. */
  | "trilateral"
  /** More than three sides. */
  | "multilateral"
  /** A session of one body's own. */
  | "internal";

/** Where a meeting was held. */
export interface Place {
  /** The city. */
  city?: string;
  /** The country. */
  country?: string;
  /** The building or premises. */
  venue?: string;
  /** The words that give the place. */
  text?: string;
}

/** The occasion on which the sides met. */
export interface Occasion {
  /** Its kind. */
  kind: OccasionKind;
  /** The words that give it. */
  text?: string;
}

/** A side's part in the meeting. */
export type Part =
  /** It received the others. */
  | "host"
  /** It was received. */
  | "guest"
  /** One side among others. */
  | "party"
  /** It mediated between the others. */
  | "mediator"
  /** It attended without taking part. */
  | "observer";

/** In what capacity someone appears in the report of a meeting; the first three took part. */
export type Capacity =
  /** Led or spoke for a side. */
  | "principal"
  /** Attended as a member of a delegation. */
  | "delegation"
  /** Attended as an observer. */
  | "observer"
  /** Is only mentioned. */
  | "mentioned";

/** A person's name in the fullest form of the text, without titles. */
export interface Name {
  /** The whole name, family name first where the text has it so. */
  full: string;
  /** The given name or names. */
  given?: string;
  /** The family name with its particles. */
  family?: string;
  /** Forms of address that stood before or after the name. */
  honorifics?: string[];
}

/** An office. */
export interface Position {
  /** What the office is, whatever its wording. */
  role: Role;
  /** The office as the text writes it. */
  title: string;
  /** The field of a minister or official, as written. */
  portfolio?: string;
  /** What qualifies the office. A role that has "deputy" in it takes no modifier for it. */
  modifiers?: Modifier[];
}

/** An entry of an authority file. */
export interface Authority {
  /** The file, by a short name: `wikidata`, `viaf`, `isni`, or the collection's own. */
  scheme: string;
  /** The person's identifier there. */
  id: string;
}

/** Topics of diplomatic meetings. */
export type TopicCode =
  /** Relations between the sides in general: ties, partnership, political dialogue. */
  | "bilateral_relations"
  /** Economy and finance, sanctions included. */
  | "economy"
  /** Trade in goods and services, customs, tariffs. */
  | "trade"
  /** Investment. */
  | "investment"
  /** Energy: oil, gas, electricity, renewables. */
  | "energy"
  /** Transport and transit. */
  | "transport"
  /** Infrastructure, construction and reconstruction. */
  | "infrastructure"
  /** Defence and military cooperation. */
  | "defense"
  /** Security, internal and regional; policing, borders, crime. */
  | "security"
  /** Terrorism and violent extremism. */
  | "counterterrorism"
  /** Culture and heritage. */
  | "culture"
  /** Education and training. */
  | "education"
  /** Science, research, technology, innovation. */
  | "science_technology"
  /** Digital economy, telecommunications, cybersecurity, artificial intelligence. */
  | "digital"
  /** Health. */
  | "health"
  /** Environment, climate, water. */
  | "environment"
  /** Agriculture, food supply, fisheries. */
  | "agriculture"
  /** Tourism. */
  | "tourism"
  /** Migration, refugees, labour mobility. */
  | "migration"
  /** Humanitarian and development aid, disaster relief. */
  | "humanitarian"
  /** Human rights, democracy, equality. */
  | "human_rights"
  /** Armed conflict and its settlement. */
  | "peace_conflict"
  /** Nuclear energy, arms and non-proliferation. */
  | "nuclear"
  /** Consular matters, visas, nationals abroad. */
  | "consular"
  /** Space. */
  | "space"
  /** Sports. */
  | "sports"
  /** Work in international bodies; integration into the EU, NATO and the like. */
  | "multilateral_cooperation"
  /** Parliamentary ties. */
  | "parliamentary"
  /** Press and media. */
  | "media"
  /** Justice, law and legal cooperation. */
  | "legal";

/** How a meeting dealt with a topic. */
export type Relation =
  /** It was spoken about. */
  | "discussed"
  /** It was stressed. */
  | "emphasised"
  /** Something was agreed on it. */
  | "agreed"
  /** It is background of the report. */
  | "background";

/** Kinds of statement. */
export type StatementKind =
  /** Informs, briefs, notes. */
  | "inform"
  /** Judges or stresses. */
  | "assess"
  /** Discusses, considers, exchanges views. */
  | "discuss"
  /** Agrees. */
  | "agree"
  /** Undertakes, pledges, reaffirms a commitment or support. */
  | "commit"
  /** Proposes. */
  | "propose"
  /** Asks, urges, encourages. */
  | "request"
  /** Welcomes, praises, appreciates. */
  | "welcome"
  /** Thanks. */
  | "thank"
  /** Congratulates. */
  | "congratulate"
  /** Condoles. */
  | "condole"
  /** Voices concern. */
  | "concern"
  /** Criticises or condemns. */
  | "condemn"
  /** Rejects. */
  | "reject"
  /** Denies. */
  | "deny"
  /** Warns or threatens. */
  | "warn"
  /** Invites. */
  | "invite"
  /** Recalls. */
  | "recall"
  /** Announces. */
  | "announce"
  /** Regrets or apologises. */
  | "regret";

/** Whose voice a statement has. */
export type Voice =
  /** A person or persons, by name, office or pronoun. */
  | "named"
  /** "The ministers", "both sides", a state or delegation that stands for its side. */
  | "group"
  /** A passive without agent, "the meeting noted". */
  | "impersonal";

/** Whether a statement's words are the speaker's own. */
export type Quoted =
  /** The whole text stands in quotation marks or in a transcript. */
  | "direct"
  /** Reported speech. */
  | "indirect";

/** An earlier, current or coming encounter. */
export interface Encounter {
  /** Identifier of the encounter within the record. */
  id: string;
  /** Its kind. */
  kind: EncounterKind;
  /** The travellers, those who met, or those invited, as far as named. */
  people?: string[];
  /** Where the travellers come from. */
  from_country?: string;
  /** The country visited, or in which a meeting was held. */
  to_country?: string;
  /** The city visited. */
  to_city?: string;
  /** The event attended. */
  event?: string;
  /** When. */
  date?: Date;
  /** Until when. */
  end_date?: Date;
  /** Before, with or after the report. */
  status: TimeStatus;
}

/** A named agreement, statement, resolution or memorandum. */
export interface Instrument {
  /** Identifier of the instrument within the record. */
  id: string;
  /** Its name as the text has it. */
  name: string;
  /** Its kind. */
  kind: InstrumentKind;
  /** How far it is. */
  status: InstrumentStatus;
  /** Its date. */
  date?: Date;
}

/** A named event. */
export interface Event {
  /** Identifier of the event within the record. */
  id: string;
  /** Its name as the text has it. */
  name: string;
  /** Its kind. */
  kind: EventKind;
  /** When it is held, or its first day. */
  date?: Date;
  /** Its last day. */
  end_date?: Date;
  /** The city. */
  city?: string;
  /** The country. */
  country?: string;
  /** Before, with or after the report. */
  status: TimeStatus;
}

/** An organization that the text names. */
export interface Organization {
  /** Identifier of the organization within the record. */
  id: string;
  /** Its usual name, or the name that the text gives. */
  name: string;
  /** Its acronym. */
  acronym?: string;
  /** Its kind. */
  kind?: OrganizationKind;
  /** The country of a national body. */
  country?: string;
}

/** A country that the text names. */
export interface Country {
  /** ISO 3166-1 alpha-2, XK for Kosovo, or ISO 3166-3 for a former state. */
  code: string;
}

/** How a value follows from its evidence. */
export type Basis =
  /** The words say it. */
  | "stated"
  /** The words give it relative to another date. */
  | "relative"
  /** It follows from the words together with others; a note says how. */
  | "inferred"
  /** Given with the input; there are no words. */
  | "metadata";

/** How far a review is. */
export type ReviewStatus =
  /** Nobody has looked at it. */
  | "unreviewed"
  /** Looked at and left as it is. */
  | "reviewed"
  /** Looked at and corrected. */
  | "corrected";

/** How a date is known. */
export type DateBasis =
  /** The text gives it. */
  | "stated"
  /** Counted from another date: "yesterday", "on Wednesday", "last year". */
  | "relative"
  /** A part, usually the year, follows from other passages; a note says which. */
  | "inferred"
  /** The text gives no day and the day of publication was taken; a note says so. */
  | "published"
  /** Given with the input, not in its words. */
  | "metadata";

/** The part of one who is credited. */
export type AttributionRole =
  /** The news agency or outlet that reports. */
  | "agency"
  /** The body or person from whom the report has it. */
  | "source";

/** Kinds of occasion. */
export type OccasionKind =
  /** A state visit. */
  | "state_visit"
  /** An official visit. */
  | "official_visit"
  /** A working visit. */
  | "working_visit"
  /** A private visit. */
  | "private_visit"
  /** A stopover. */
  | "transit"
  /** A summit of leaders. */
  | "summit"
  /** A conference or forum. */
  | "conference"
  /** On the margins of another event. */
  | "sidelines"
  /** Political or other consultations. */
  | "consultations"
  /** A round of negotiations. */
  | "negotiation"
  /** A session of a joint or intergovernmental commission. */
  | "joint_commission"
  /** A courtesy call. */
  | "courtesy_call"
  /** Presentation of credentials. */
  | "credentials"
  /** A farewell call. */
  | "farewell"
  /** A ceremony. */
  | "ceremony"
  /** Another occasion, for instance a visit of no stated kind. */
  | "other";

/** Roles. They follow the office, not its wording: a United States Secretary of State is a foreign minister. */
export type Role =
  /** President, monarch, or another head of state; also a president who heads the government. */
  | "head_of_state"
  /** Vice president or another deputy of the head of state. */
  | "deputy_head_of_state"
  /** Prime minister, chancellor, president of a council of ministers. */
  | "head_of_government"
  /** Deputy prime minister, vice premier. */
  | "deputy_head_of_government"
  /** Minister of foreign or external affairs, United States Secretary of State, British Foreign Secretary. */
  | "foreign_minister"
  /** Deputy, vice or assistant foreign minister, Deputy Secretary of State. */
  | "deputy_foreign_minister"
  /** Minister of another portfolio, United States secretary of a department. */
  | "minister"
  /** Deputy, vice or junior minister, state secretary. */
  | "deputy_minister"
  /** Head of a mission: ambassador, high commissioner, nuncio, chargé d'affaires, permanent representative. */
  | "ambassador"
  /** Special envoy, special representative, ambassador-at-large. */
  | "envoy"
  /** Head of an international body or of one of its organs. */
  | "io_head"
  /** Speaker or president of a parliament or chamber. */
  | "parliament_speaker"
  /** Member of a parliament, leader of a parliamentary party. */
  | "legislator"
  /** National security adviser, adviser or aide to a leader. */
  | "adviser"
  /** Monarch or member of a ruling house. */
  | "royal"
  /** Member of the armed forces. */
  | "military"
  /** Civil servant or holder of another public office. */
  | "official"
  /** Anyone else, nominees and former holders without an office of today included. */
  | "other";

/** What qualifies an office. */
export type Modifier =
  /** Acting. */
  | "acting"
  /** Interim or caretaker. */
  | "interim"
  /** Deputy, where the role does not say so. */
  | "deputy"
  /** Vice, where the role does not say so. */
  | "vice"
  /** First. */
  | "first"
  /** No longer in office. */
  | "former"
  /** Elected, not yet in office. */
  | "elect"
  /** Designated, not yet in office. */
  | "designate"
  /** Special. */
  | "special"
  /** Permanent. */
  | "permanent"
  /** Honorary. */
  | "honorary"
  /** Another qualification. */
  | "other";

/** Kinds of encounter. */
export type EncounterKind =
  /** A visit to a country. */
  | "visit"
  /** A meeting. */
  | "meeting"
  /** A call by phone or video. */
  | "call"
  /** Taking part in an event. */
  | "attendance"
  /** An invitation, until it is taken up. */
  | "invitation";

/** Time as seen from the report. */
export type TimeStatus =
  /** Over. */
  | "past"
  /** Going on. */
  | "current"
  /** Still to come. */
  | "planned";

/** Kinds of instrument. */
export type InstrumentKind =
  /** A treaty, convention or charter. */
  | "treaty"
  /** An agreement or accord. */
  | "agreement"
  /** A memorandum of understanding. */
  | "memorandum"
  /** A protocol. */
  | "protocol"
  /** A declaration. */
  | "declaration"
  /** A joint statement. */
  | "joint_statement"
  /** A communiqué. */
  | "communique"
  /** A roadmap. */
  | "roadmap"
  /** A plan or programme. */
  | "plan"
  /** A contract. */
  | "contract"
  /** A letter. */
  | "letter"
  /** A resolution. */
  | "resolution"
  /** Another instrument. */
  | "other";

/** How far an instrument is. */
export type InstrumentStatus =
  /** Signed. */
  | "signed"
  /** In force or being carried out. */
  | "in_force"
  /** Agreed, not yet signed. */
  | "agreed"
  /** Under negotiation. */
  | "negotiated"
  /** Proposed. */
  | "proposed"
  /** Only mentioned. */
  | "mentioned"
  /** Ended or denounced. */
  | "terminated";

/** Kinds of event. */
export type EventKind =
  /** A summit of leaders. */
  | "summit"
  /** A conference. */
  | "conference"
  /** A forum or dialogue. */
  | "forum"
  /** A session of a body. */
  | "session"
  /** A meeting of ministers. */
  | "ministerial"
  /** A ceremony or inauguration. */
  | "ceremony"
  /** A military or other exercise. */
  | "exercise"
  /** An anniversary. */
  | "anniversary"
  /** An election. */
  | "election"
  /** Another event. */
  | "other";

/** Kinds of organization. */
export type OrganizationKind =
  /** A ministry or department. */
  | "ministry"
  /** A government or an organ of one. */
  | "government"
  /** An international or regional body. */
  | "igo"
  /** A political party. */
  | "party"
  /** A company. */
  | "company"
  /** A university or other place of learning. */
  | "university"
  /** A public agency. */
  | "agency"
  /** A court. */
  | "court"
  /** A parliament or chamber. */
  | "parliament"
  /** The armed forces of a state. */
  | "armed_forces"
  /** An armed group. */
  | "armed_group"
  /** A non-governmental organization. */
  | "ngo"
  /** Another organization. */
  | "other";
