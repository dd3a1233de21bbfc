#!/usr/bin/env python3
"""Hold gold facts against their texts, and the same with one plausible false value each.

    tests/ground.py [--shared DIR] [--raise] [--show KIND] [--false]

The gold facts of a report, as a record, are true: of their values at most a few may be called contradicted or not in
the text. Then records are made that differ from them in one value, and of these nearly all must be flagged, at the
pointer of that value. Both shares are held by tests/floors.json. `--show KIND` lists what was missed of a kind or of all,
`--false` the true values that were flagged. What gold calls arguable is neither made nor counted.
"""
import argparse
import copy
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("CHANCERY", ROOT / "target/release/chancery"))
FLOORS = ROOT / "tests/floors.json"
# Where day and month stand in the text, gold does not say whether the year does.
BASES = {"relative": "relative", "published": "published"}
CHANNELS = {"in_person": "in_person", "phone": "phone", "video": "video"}
OFFICES = [
    ("Minister of Defence", "minister"),
    ("Prime Minister", "head_of_government"),
    ("Minister of Foreign Affairs", "foreign_minister"),
    ("Minister of Finance", "minister"),
    ("Speaker of Parliament", "parliament_speaker"),
    ("President", "head_of_state"),
    ("Deputy Minister of Foreign Affairs", "deputy_foreign_minister"),
    ("Ambassador", "ambassador"),
]
INSTRUMENTS = [
    ("Agreement on the Avoidance of Double Taxation", "agreement"),
    ("Memorandum of Understanding on Digital Trade", "memorandum"),
    ("Extradition Treaty", "treaty"),
    ("Joint Declaration on Maritime Boundaries", "declaration"),
    ("Action Plan for Youth Exchange 2030", "plan"),
    ("Protocol on Veterinary Inspection", "protocol"),
]
BODIES = ["Arctic Council", "Andean Community", "Pacific Islands Forum", "East African Community"]
COUNTRIES = ["UY", "LA", "BW", "LU", "PY", "BT"]
TOPICS = json.loads((ROOT / "schemas/record.schema.json").read_text(encoding="utf-8"))["$defs"]["TopicCode"]
TOPICS = [one["const"] for one in TOPICS["oneOf"]] if "oneOf" in TOPICS else TOPICS["enum"]
GIVEN = ["Gustavo", "Henrietta", "Bartholomew", "Ottoline"]
STATEMENTS = [
    "the opening of two consulates before the end of the decade",
    "a ban on the import of frozen poultry",
]


def fold(text):
    plain = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in plain.lower() if sign.isalnum())


def date(value, basis=None):
    return {"value": value, "basis": basis} if basis else {"value": value}


def people(gold):
    """The people of a record with the id of each name."""
    listed, ids = [], {}
    for capacity, entries in (("principal", gold["participants"]), ("mentioned", gold["mentioned_people"])):
        for entry in entries:
            person = {"id": f"p{len(listed) + 1}", "capacity": capacity}
            if entry.get("name"):
                person["name"] = {"full": entry["name"]}
                ids[entry["name"]] = person["id"]
            for field in ("country", "organization"):
                if entry.get(field):
                    person[field] = entry[field]
            roles, titles = entry.get("roles", []), entry.get("titles", [])
            pairs = zip_longest(roles, titles) if len(roles) != 1 else ((roles[0], title) for title in titles or [None])
            positions = [{name: value for name, value in (("role", role), ("title", title)) if value} for role, title in pairs]
            if positions:
                person["positions"] = positions
            listed.append(person)
    return listed, ids


def encounters(gold, ids):
    for number, entry in enumerate(gold.get("encounters", []), 1):
        one = {"id": f"e{number}", "kind": entry["kind"], "status": entry["status"]}
        one["people"] = [ids[name] for name in entry["people"] if name in ids]
        for field, ours in (("from", "from_country"), ("to", "to_country")):
            if entry.get(field):
                one[ours] = entry[field]
        if entry.get("date"):
            one["date"] = date(entry["date"])
        yield one


def statements(gold, ids):
    for number, entry in enumerate(gold.get("statements", []), 1):
        one = {field: entry[field] for field in ("voice", "kind", "cue", "text", "quoted")}
        one["id"] = f"st{number}"
        one["speakers"] = [ids[name] for name in entry["speakers"] if name in ids]
        yield one


def record(gold):
    """The gold facts of a report as a short form of a record."""
    listed, ids = people(gold)
    made = {"source": {"document_id": gold["id"]}, "people": listed}
    for field in ("publisher",):
        if gold.get(field):
            made["source"][field] = gold[field]
    if gold.get("published") and not gold.get("published_basis"):
        made["source"]["published"] = date(gold["published"], "metadata")
    meeting = gold.get("meeting")
    if meeting:
        made["meeting"] = {"status": meeting["status"]}
        if meeting.get("mode"):
            made["meeting"]["channel"] = CHANNELS[meeting["mode"]]
        for field in ("date", "end_date"):
            if meeting.get(field):
                made["meeting"][field] = date(meeting[field], BASES.get(meeting.get("date_basis")))
        place = {field: value for field, value in (meeting.get("place") or {}).items() if value and field in ("city", "country")}
        if meeting.get("venue"):
            place["venue"] = meeting["venue"]
        if place:
            made["meeting"]["place"] = place
    made["topics"] = [{"code": code} for code in gold["topics"]]
    made["statements"] = list(statements(gold, ids))
    instruments = []
    for entry in gold["instruments"]:
        entry = entry if isinstance(entry, dict) else {"name": entry}
        one = {"name": entry["name"]}
        if entry.get("date"):
            one["date"] = date(entry["date"])
        instruments.append(one)
    events = [{"name": re.sub(r"\s*\([^)]*\)", "", name)} for name in gold["events"]]
    made["references"] = {"instruments": instruments, "events": events, "encounters": list(encounters(gold, ids))}
    bodies = [{"name": re.sub(r"\s*\([^)]*\)", "", name)} for name in gold["organizations"]]
    made["mentions"] = {"organizations": bodies, "countries": [{"code": code} for code in gold["countries"]]}
    return made


def cities():
    """The capital and the largest other city of each country."""
    data = ROOT / "src/gazetteer/data"
    with open(data / "countries.csv", encoding="utf-8", newline="") as file:
        capitals = {row["code"]: row["capital"] for row in csv.DictReader(file)}
    others = {}
    with open(data / "cities.csv", encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: -int(row["population"] or 0)):
            if row["kind"] != "capital":
                others.setdefault(row["country"], row["name"])
    return capitals, others


def neighbours(value):
    """The days before and after a day; the same day a year before and after."""
    import datetime

    day = datetime.date.fromisoformat(value)
    step = datetime.timedelta(days=1)
    return [(day - step).isoformat(), (day + step).isoformat()]


def years(value):
    if not re.match(r"\d{4}", value):
        return []
    return [f"{int(value[:4]) + step:04}{value[4:]}" for step in (-1, 1)]


def falsehoods(gold, true, text, capitals, others):
    """Records that differ from the true one in one value: kind, pointer, record."""

    def changed(kind, pointer, change):
        made = copy.deepcopy(true)
        change(made)
        return kind, pointer, made

    folded = fold(text)
    meeting, listed = gold.get("meeting"), true["people"]
    entries = gold["participants"] + gold["mentioned_people"]
    for number, (person, entry) in enumerate(zip(listed, entries)):
        roles = set(entry.get("roles", [])) | set(entry.get("roles_also_ok", []))
        wrong = [office for office in OFFICES if office[1] not in roles and fold(office[0]) not in map(fold, entry.get("titles", []))]
        if person.get("positions"):
            title, role = wrong[number % len(wrong)]

            def office(made, number=number, title=title, role=role):
                made["people"][number]["positions"][0] = {"role": role, "title": title}

            yield changed("another office", f"/people/{number}/positions/0", office)
        if person.get("name") and " " in person["name"]["full"]:
            family = person["name"]["full"].split()[-1]
            name = f"{GIVEN[number % len(GIVEN)]} {family}"
            yield changed("another given name", f"/people/{number}/name/full", lambda made, number=number, name=name: made["people"][number]["name"].update(full=name))
        sides = [other["country"] for other in listed if other.get("country") and other["country"] != person.get("country")]
        if person.get("country") and sides and not entry.get("country_also_ok"):
            yield changed("another side's country", f"/people/{number}/country", lambda made, number=number, code=sides[0]: made["people"][number].update(country=code))
        if person["capacity"] == "mentioned" and meeting and person.get("name"):
            yield changed("a mentioned person as participant", f"/people/{number}/capacity", lambda made, number=number: made["people"][number].update(capacity="principal"))
        if person["capacity"] == "principal" and person.get("name") and meeting["status"] == "held":
            yield changed("a participant as only mentioned", f"/people/{number}/capacity", lambda made, number=number: made["people"][number].update(capacity="mentioned"))
    if meeting:
        if true["meeting"].get("date") and len(true["meeting"]["date"]["value"]) == 10 and not meeting.get("end_date") and not meeting.get("date_also_ok"):
            for value in neighbours(true["meeting"]["date"]["value"]):
                yield changed("the neighbouring day", "/meeting/date/value", lambda made, value=value: made["meeting"].update(date=date(value)))
            for value in years(true["meeting"]["date"]["value"]):
                yield changed("another year", "/meeting/date/value", lambda made, value=value: made["meeting"].update(date=date(value)))
            if true["meeting"]["date"].get("basis"):
                yield changed("a day said to be stated", "/meeting/date/basis", lambda made: made["meeting"]["date"].update(basis="stated"))
        place = true["meeting"].get("place", {})
        country = place.get("country")
        if country and not meeting.get("places") and not meeting.get("place_also_ok"):
            for city in (capitals.get(country), others.get(country)):
                if city and fold(city) != fold(place.get("city", "")):
                    kind = "the capital of the right country" if city == capitals.get(country) else "another city of the right country"
                    yield changed(kind, "/meeting/place/city", lambda made, city=city: made["meeting"].setdefault("place", {}).update(city=city))
        if true["meeting"].get("channel"):
            other = "phone" if true["meeting"]["channel"] == "in_person" else "in_person"
            yield changed("another channel", "/meeting/channel", lambda made, other=other: made["meeting"].update(channel=other))
    spoken_of = {*gold["topics"], *gold.get("topics_optional", [])}
    others_of_topics = [code for code in TOPICS if code not in spoken_of]
    code = others_of_topics[len(text) % len(others_of_topics)]
    number = len(true["topics"])
    yield changed("another topic", f"/topics/{number}/code", lambda made: made["topics"].append({"code": code}))
    for number, statement in enumerate(true["statements"]):
        speakers = statement["speakers"]
        given = gold["statements"][number]
        allowed = {name for names in given.get("speakers_also_ok", []) for name in (names if isinstance(names, list) else [names])}
        wrong = [person for person in listed if person["id"] not in speakers and person.get("name") and person["name"]["full"] not in allowed]
        if statement["voice"] == "named" and len(speakers) == 1 and wrong:
            wrong.sort(key=lambda person: person["capacity"] != "principal")
            yield changed("another speaker", f"/statements/{number}/speakers/0", lambda made, number=number, who=wrong[0]["id"]: made["statements"][number].update(speakers=[who]))
        if number < len(STATEMENTS):
            yield changed("an invented statement", f"/statements/{number}/text", lambda made, number=number: made["statements"][number].update(text=STATEMENTS[number]))
    for part in ("instruments", "encounters"):
        for number, entry in enumerate(true["references"][part]):
            for value in years(entry.get("date", {}).get("value", "")):
                yield changed(f"another year of {part}", f"/references/{part}/{number}/date/value", lambda made, part=part, number=number, value=value: made["references"][part][number].update(date=date(value)))
    at = int(re.sub(r"\D", "", gold["id"]) or 0)
    for step in range(3):
        name, kind = INSTRUMENTS[(at + step) % len(INSTRUMENTS)]
        if fold(name) not in folded:
            number = len(true["references"]["instruments"])
            yield changed("an invented instrument", f"/references/instruments/{number}/name", lambda made, name=name, kind=kind: made["references"]["instruments"].append({"name": name, "kind": kind}))
    body = BODIES[at % len(BODIES)]
    if fold(body) not in folded:
        number = len(true["mentions"]["organizations"])
        yield changed("an invented body", f"/mentions/organizations/{number}/name", lambda made: made["mentions"]["organizations"].append({"name": body}))
    code = COUNTRIES[at % len(COUNTRIES)]
    known = set(gold["countries"]) | set(gold.get("countries_optional", []))
    if code not in known:
        number = len(true["mentions"]["countries"])
        yield changed("an invented country", f"/mentions/countries/{number}/code", lambda made: made["mentions"]["countries"].append({"code": code}))


def ground(records, texts):
    """The findings of each record: pointers with messages, and the counts of verdicts."""
    with tempfile.TemporaryDirectory() as folder:
        given, read = Path(folder) / "records.jsonl", Path(folder) / "texts.jsonl"
        out, summary = Path(folder) / "out.json", Path(folder) / "summary.json"
        given.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        read.write_text("".join(json.dumps(one) + "\n" for one in texts), encoding="utf-8")
        command = [PROGRAM, "ground", given, "--text", read, "--report", "json", "-o", out, "--summary", summary, "--no-config", "--max-findings", "1000000"]
        ended = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        if ended.returncode not in (0, 1):
            sys.exit(ended.stderr)
        report, counts = json.loads(out.read_text(encoding="utf-8")), json.loads(summary.read_text(encoding="utf-8"))
    found = defaultdict(list)
    for finding in report["findings"]:
        if not finding["code"].startswith("G1") or finding["code"] in ("G104", "G106"):
            sys.exit(f"a record could not be held against its text: {finding}")
        found[finding["place"]["record"]].append((finding["place"]["pointer"], finding["message"]))
    return found, counts


def collection(folder):
    """The reports of a folder with gold: id, text and gold."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        gold.setdefault("id", path.name.split(".")[0])
        yield gold, text


def judge(reports, show, show_false):
    """The shares of true values that hold and of false ones that are flagged, with the table by kind."""
    capitals, others = cities()
    texts = [{"id": gold["id"], "text": text} for gold, text in reports]
    true = [record(gold) for gold, _ in reports]
    found, counts = ground(true, texts)
    total = sum(sum(one[name] for name in ("stated", "derivable", "contradicted", "not_in_text")) for one in counts["records"])
    flagged = sum(map(len, found.values()))
    by_field = Counter(re.sub(r"/\d+", "", pointer) for findings in found.values() for pointer, _ in findings)
    if show_false:
        for number, findings in sorted(found.items()):
            for pointer, message in findings:
                print(f"   {reports[number - 1][0]['id']} {pointer}: {message}")
    made = [(gold["id"], *one) for (gold, text), facts in zip(reports, true) for one in falsehoods(gold, facts, text, capitals, others)]
    own = {gold["id"]: {pointer for pointer, _ in found.get(number, [])} for number, (gold, _) in enumerate(reports, 1)}
    wrong, _ = ground([one for *_, one in made], texts)
    caught, all_of = Counter(), Counter()
    for number, (report, kind, pointer, changed) in enumerate(made, 1):
        all_of[kind] += 1
        is_caught = any(at == pointer or at.startswith(pointer + "/") for at, _ in wrong.get(number, []))
        caught[kind] += is_caught
        if show in (kind, "all") and not is_caught:
            value = changed
            for step in (step for step in pointer.split("/")[1:]):
                value = value[int(step)] if isinstance(value, list) else value[step]
            print(f"   missed {report} {kind} {pointer}: {value}")
    return total, flagged, by_field, caught, all_of


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--show")
    parser.add_argument("--false", dest="show_false", action="store_true")
    parser.add_argument("--only", help="only this collection")
    options = parser.parse_args()
    collections = {
        "dev and seed": [*collection(options.shared / "corpus/dev"), *collection(options.shared / "corpus/seed")],
        "open": list(collection(ROOT / "fixtures/reports/open")),
        "held": list(collection(ROOT / "fixtures/reports/held")),
    }
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = []
    for name, reports in collections.items():
        if options.only and name != options.only:
            continue
        if not reports:
            sys.exit(f"no reports with gold for {name}: see --shared")
        total, flagged, by_field, caught, all_of = judge(reports, options.show, options.show_false)
        print(f"{name}: {flagged} of {total} true values flagged, {100 * flagged / total:.2f} %")
        print("   " + ", ".join(f"{field} {count}" for field, count in by_field.most_common()))
        print(f"| kind of false value in {name} | made | flagged | share |\n| --- | ---: | ---: | ---: |")
        for kind, made in sorted(all_of.items()):
            print(f"| {kind} | {made} | {caught[kind]} | {100 * caught[kind] / made:.1f} % |")
        made, got = sum(all_of.values()), sum(caught.values())
        print(f"| all | {made} | {got} | {100 * got / made:.1f} % |\n")
        own = floors.setdefault(f"ground {name}", {})
        reached = {"true values that hold": round(1 - flagged / total, 4), "false values flagged": round(got / made, 4)}
        for field, figure in reached.items():
            if figure < own.get(field, 0.0):
                below.append(f"ground {name}: {field} is {figure}, its floor {own[field]}")
            elif options.lift:
                own[field] = figure
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if below:
        sys.exit("\n".join(below))


if __name__ == "__main__":
    main()
