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
