"""Judges the schemas of schemas/ and the files that the program writes with programs of others.

Every mutation of a whole record changes one field. Every judge must refuse it unless schemas/losses.json says that
the schema it judges by cannot hold the constraint; every judge must accept every sound record.
"""

import copy
import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

csv.field_size_limit(1 << 30)
PLACE = Path("target/judges")
PROGRAM = os.environ.get("CHANCERY", "target/debug/chancery")
BIN = PLACE / "python/bin"
SCHEMA = json.loads(Path("schemas/record.schema.json").read_text())
LOSSES = json.loads(Path("schemas/losses.json").read_text())
STANDARDS = Path(os.environ.get("SHARED", "../shared")) / "standards"
NAMESPACE = "urn:chancery:record:1"
faults = []
counts = {"passed": 0}


def check(sound, what):
    if sound:
        counts["passed"] += 1
    else:
        faults.append(what)
        print("FAULT", what)


def run(*command, good=(0,)):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    check(done.returncode in good, f"{command[0]} gave {done.returncode}: {(done.stdout + done.stderr)[-600:]}")
    return done.stdout


def lines(name):
    return [json.loads(line) for line in (PLACE / name).read_text().split("\n") if line]


def resolved(schema):
    while "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


# A writer of the XML form and nothing of ours: elements by name in the order of the schema, lists without a wrapper.
def element(name, value, schema):
    schema = resolved(schema)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        names = [n for n in known if n in value] + [n for n in value if n not in known]
        inner = "".join(children(n, value[n], known.get(n, {})) for n in names)
    else:
        inner = escape("" if value is None else str(value))
    return f"<{name}>{inner}</{name}>"


def children(name, value, schema):
    if isinstance(value, list):
        return "".join(element(name, item, schema.get("items", {})) for item in value)
    return element(name, value, schema)


def document(record):
    return f'<?xml version="1.0"?><records xmlns="{NAMESPACE}">{element("record", record, SCHEMA)}</records>'


def mutations(record):
    """Names, constraints, places and records with one field changed."""
    for constraint, path, change in changes(record):
        name = f"{constraint}{''.join('_' + str(step) for step in path)}"
        yield name, constraint, "/" + "/".join(map(str, path)), with_change(record, path, change)


def with_change(record, path, change):
    """A copy of the record with one field changed."""
    changed = copy.deepcopy(record)
    target = changed
    for step in path[:-1]:
        target = target[step]
    change(target, path[-1])
    return changed


def changes(record):
    """All changes of one field of a record: the constraint that each breaks, its path, and what makes it."""
    found = []

    def add(constraint, path, change):
        found.append((constraint, path, change))

    def put(value):
        return lambda target, key: target.__setitem__(key, value)

    def scalar(path, schema, listed):
        if "oneOf" in schema or "const" in schema:
            add("codes", path, put("zzz"))
        elif schema["type"] == "integer":
            add("bounds", path, put(2**53))
            add("kind", path, put("three"))
        else:
            add("pattern", path, put(""))
            if not re.search(schema["pattern"], "| |"):
                add("pattern", path, put("| |"))
        if "x-refers-to" in listed:
            add("optional_reference" if listed.get("type") == "string" else "reference", path, put("nowhere"))

    def walk(path, value, schema, within):
        schema = resolved(schema)
        add("closed", path + ["unheard_of"], put("x"))
        for name, inner in schema["properties"].items():
            if name not in value or value[name] == []:
                continue
            here = path + [name]
            required = name in schema.get("required", [])
            if required:
                add("required_within" if within else "required", here, lambda target, key: target.pop(key))
            plain = resolved(inner)
            if plain.get("type") == "array":
                item = resolved(inner["items"])
                if item.get("type") == "object":
                    walk(here + [0], value[name][0], item, False)
                    if "id" in item["properties"] and len(value[name]) > 1:
                        add("unique_id", here + [1, "id"], put(value[name][0]["id"]))
                else:
                    scalar(here + [0], item, inner)
            elif plain.get("type") == "object":
                walk(here, value[name], plain, within or not required)
            else:
                scalar(here, plain, inner)
                if not required:
                    add("not_null", here, put(None))

    walk([], record, SCHEMA, False)
    return found


def held(target, constraint):
    """Whether the loss table leaves the constraint to the target."""
    return all((loss["target"], loss["constraint"]) != (target, constraint) for loss in LOSSES["losses"])


def refused_by_check_jsonschema(folder):
    files = sorted(folder.glob("*.json"))
    out = subprocess.run([BIN / "check-jsonschema", "--schemafile", "schemas/record.schema.json", "--output-format",
                          "JSON", *files], capture_output=True, text=True).stdout
    report = json.loads(out)
    return {Path(error["filename"]).stem for error in report.get("errors", []) + report.get("parse_errors", [])}


def refused_by_ajv(folder):
    out = run("node", PLACE / "node/ajv.mjs", "schemas/record.schema.json", folder)
    return set(out.split())


def refused_by_xmllint(folder):
    done = subprocess.run(["xmllint", "--noout", "--schema", "schemas/record.xsd", *sorted(folder.glob("*.xml"))],
                          capture_output=True, text=True)
    return {Path(line.split(" fails to validate")[0]).stem for line in done.stderr.splitlines()
            if line.endswith(" fails to validate")}


def refused_by_xmlschema(folder):
    import xmlschema

    schema = xmlschema.XMLSchema("schemas/record.xsd")
    return {file.stem for file in folder.glob("*.xml") if not schema.is_valid(str(file))}


def refused_by_pydantic(folder):
    sys.path.insert(0, "schemas")
    sys.dont_write_bytecode = True
    import record

    found = set()
    for file in folder.glob("*.json"):
        try:
            record.Record.model_validate_json(file.read_text())
        except ValueError:
            found.add(file.stem)
    return found


def refused_by_us(folder, ending):
    """Files with an error that the whole record, which is made without regard to the rules, has not."""
    done = subprocess.run([PROGRAM, "validate", "--no-set-rules", *sorted(folder.glob(f"*.{ending}"))], capture_output=True, text=True)
    said = done.stdout.splitlines()
    check(done.returncode in (0, 1), f"validate gave {done.returncode}: {done.stderr[-300:]}")
    codes = {}
    for file, code in re.findall(r"^([^:]+):\d+:\d+: error\[(\w+)\]", "\n".join(said), re.M):
        codes.setdefault(Path(file).stem, Counter())[code] += 1
    known = codes.pop("sound", Counter())
    check(not any(code.startswith(("S", "J", "X")) for code in known), f"the whole record has a fault of structure: {known}")
    return {name for name, found in codes.items() if found - known}


def judge_mutations():
    full = lines("full.jsonl")[0]
    folder = PLACE / "mutated"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    found = list(mutations(full))
    for name, constraint, path, changed in [("sound", "", "", full), *found]:
        (folder / f"{name}.json").write_text(json.dumps(changed))
        if constraint != "not_null":
            (folder / f"{name}.xml").write_text(document(changed))
    verdicts = {
        ("record", "check-jsonschema"): refused_by_check_jsonschema(folder),
        ("record", "ajv"): refused_by_ajv(folder),
        ("xsd", "xmllint"): refused_by_xmllint(folder),
        ("xsd", "xmlschema"): refused_by_xmlschema(folder),
        ("pydantic", "pydantic"): refused_by_pydantic(folder),
        ("us", "validate JSON"): refused_by_us(folder, "json"),
        ("us", "validate XML"): refused_by_us(folder, "xml"),
    }
    for (target, judge), refused in verdicts.items():
        check("sound" not in refused, f"{judge} refuses the whole record")
        for name, constraint, path, _ in found:
            if constraint == "not_null" and "XML" in judge + target.upper().replace("XSD", "XML"):
                continue
            check((name in refused) == held(target, constraint),
                  f"{judge} {'refuses' if name in refused else 'accepts'} {name}, the loss table says otherwise")
    print(len(found), "mutations,", len({constraint for _, constraint, _, _ in found}), "constraints")


def judge_bundles():
    """frictionless, csvw, DuckDB and pandas read what we write."""
    import duckdb
    import pandas

    for options in ([], ["--spreadsheet"]):
        folder = PLACE / "bundle"
        shutil.rmtree(folder, ignore_errors=True)
        run(PROGRAM, "convert", PLACE / "generated.jsonl", "--to", "csv", "-o", folder, *options)
        report = json.loads(run(BIN / "frictionless", "validate", folder / "datapackage.json", "--json"))
        check(report["valid"], f"frictionless {options}")
        out = run(BIN / "csvwvalidate", "-v", folder / "csvw-metadata.json")
        check("OK" in out, f"csvw {options}: {out[-300:]}")
    shutil.rmtree(folder)
    run(PROGRAM, "convert", PLACE / "generated.jsonl", "--to", "csv", "-o", folder)
    one = PLACE / "generated.csv"
    run(PROGRAM, "convert", PLACE / "generated.jsonl", "--to", "csv", "-o", one)
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        file = folder / resource["path"]
        with open(file, newline="", encoding="utf-8") as opened:
            rows = list(csv.DictReader(opened))
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        types = {name: "BIGINT" if kind == "integer" else "VARCHAR" for name, kind in kinds.items()}
        told = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
        seen = duckdb.sql(f"SELECT * FROM read_csv('{file}', header=true, quote='\"', escape='\"', delim=',', "
                          f"columns={{{told}}}, strict_mode=true)").fetchall()
        theirs = [["" if cell is None else str(cell) for cell in row] for row in seen]
        check(theirs == [list(row.values()) for row in rows], f"DuckDB reads other cells in {resource['name']}")
        guessed = duckdb.sql(f"DESCRIBE SELECT * FROM read_csv('{file}', header=true, sample_size=-1)").fetchall()
        for name, kind in [(row[0], row[1]) for row in guessed]:
            if kinds[name] == "integer" and any(row[name] for row in rows):
                check(kind == "BIGINT", f"DuckDB takes {resource['name']}.{name} for {kind}")
        frame = pandas.read_csv(file, dtype={n: "Int64" if k == "integer" else "string" for n, k in kinds.items()},
                                keep_default_na=False, na_values={n: [""] for n in kinds})
        theirs = [["" if pandas.isna(cell) else str(cell) for cell in row] for row in frame.itertuples(index=False)]
        check(theirs == [list(row.values()) for row in rows], f"pandas reads other cells in {resource['name']}")
    records = lines("generated.jsonl")
    count = {name: len(list(csv.reader(open(folder / f"{name}.csv", newline="", encoding="utf-8")))) - 1
             for name in ("records", "people", "topics", "evidence")}
    check(count["records"] == len(records), "records in the bundle")
    for name in ("people", "topics", "evidence"):
        check(count[name] == sum(len(record[name]) for record in records), f"{name} in the bundle")
    with open(one, newline="", encoding="utf-8") as opened:
        for row, record in zip(csv.DictReader(opened), records, strict=True):
            check(row["id"] == record["id"] and json.loads(row["people"] or "[]") == record["people"], "one-file CSV")


def judge_sound():
    """The schemas accept all generated records in every form."""
    import xmlschema

    folder = PLACE / "sound"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for index, record in enumerate(lines("generated.jsonl")):
        (folder / f"{index}.json").write_text(json.dumps(record))
    for judge in (refused_by_check_jsonschema, refused_by_ajv, refused_by_pydantic):
        refused = judge(folder)
        check(not refused, f"{judge.__name__}: {sorted(refused)[:5]}")
    xml = PLACE / "generated.xml"
    run(PROGRAM, "convert", PLACE / "generated.jsonl", "--to", "xml", "-o", xml)
    run("xmllint", "--noout", "--schema", "schemas/record.xsd", xml)
    check(xmlschema.XMLSchema("schemas/record.xsd").is_valid(str(xml)), "xmlschema refuses our XML")
    tags = re.findall(r"^    <(people|topics|evidence)>", xml.read_text(), re.M)
    for name in ("people", "topics", "evidence"):
        check(tags.count(name) == sum(len(r[name]) for r in lines("generated.jsonl")), f"{name} in XML")


def judge_types():
    """tsc accepts the types with data, and refuses a wrong code and a missing field."""
    folder = PLACE / "node"
    shutil.copy("schemas/record.d.ts", folder / "record.d.ts")
    full = lines("full.jsonl")[0]
    records = json.dumps([full, *lines("generated.jsonl")[:50]])
    (folder / "sound.ts").write_text(f'import type {{ Record }} from "./record";\nexport const records: Record[] = {records};\n')
    tsc = [folder / "node_modules/.bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "false"]
    run(*tsc, folder / "sound.ts")
    for name, change in {"codes": {"meeting": {"status": "zzz", "channel": "phone"}}, "required": {"meeting": {}},
                         "closed": {"meeting": full["meeting"], "unheard_of": 1}, "kind": {"source": {"text_length": "x"}}}.items():
        (folder / "bad.ts").write_text(
            f'import type {{ Record }} from "./record";\nexport const record: Record = {json.dumps({**full, **change})};\n')
        run(*tsc, folder / "bad.ts", good=(1, 2))


def judge_chain():
    """JSON Lines to bundle to XML to one-file CSV and back gives the same bytes."""
    first = PLACE / "chain.jsonl"
    parsed = {"stories": ["fixtures/stories"], "reports": ["fixtures/reports/open"]}
    shared = Path(os.environ.get("SHARED", "../shared")) / "corpus"
    if shared.is_dir():
        parsed["dev"] = [shared / "dev"]
        parsed["bulk"] = sorted((shared / "bulk").glob("*.jsonl.zst"))[:3]
    inputs = [PLACE / "generated.jsonl", PLACE / "full.jsonl"]
    for name, reports in parsed.items():
        run(PROGRAM, "parse", *reports, "--to", "jsonl", "-o", PLACE / f"{name}.jsonl")
        kept = (PLACE / f"{name}.jsonl").read_text().split("\n")[:1000]
        (PLACE / f"{name}.jsonl").write_text("".join(line + "\n" for line in kept if line))
        inputs.append(PLACE / f"{name}.jsonl")
        print(name, len([line for line in kept if line]), "records")
    for given in inputs:
        run(PROGRAM, "convert", given, "--to", "jsonl", "-o", first)
        steps = [("csv", "chain"), ("xml", "chain.xml.gz"), ("csv", "chain.csv"), ("csv", "chain.zip"), ("json", "chain.json"),
                 ("xml", "chain.xml"), ("jsonl", "chain.2.jsonl.zst"), ("jsonl", "chain.3.jsonl")]
        shutil.rmtree(PLACE / "chain", ignore_errors=True)
        here = first
        for form, name in steps:
            run(PROGRAM, "convert", here, "--to", form, "-o", PLACE / name)
            here = PLACE / name
        check(here.read_bytes() == first.read_bytes(), f"{given} changes on its way through the formats")


def judge_reports():
    """The official schemas accept reports of faults in all formats; those that have none are read for what they need."""
    folder = PLACE / "faulty ü"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "no,json:.json").write_text('{"a": 1,, "\\u0000')
    (folder / "no.xml").write_text("<records>\n<a></b>\x01")
    (folder / "no.csv").write_text('id,id\r\n"a\nb",c,d\n')
    (folder / "lines.jsonl").write_text("\n".join(json.dumps(record) for _, _, _, record in mutations(lines("full.jsonl")[0])))
    inputs = ["fixtures/records", PLACE / "generated.jsonl", folder]

    def report(form, ending):
        file = PLACE / f"report-{form}.{ending}"
        done = subprocess.run([PROGRAM, "validate", *inputs, "--report", form, "-o", file], capture_output=True, text=True)
        check(done.returncode == 1, f"validate --report {form} gave {done.returncode}: {done.stderr[-300:]}")
        return file

    told = json.loads(report("json", "json").read_text())
    count = len(told["findings"])
    check(count > 1000 and count == sum(told["summary"][name] for name in ("errors", "warnings", "infos")), "sums")
    check(len({finding["fingerprint"] for finding in told["findings"]}) == count, "fingerprints repeat")
    run(BIN / "check-jsonschema", "--schemafile", "schemas/report.schema.json", PLACE / "report-json.json")
    settings = PLACE / "settings/chancery.toml"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(re.search(r"```toml\n(.*?)```", Path("README.md").read_text(), re.S)[1])
    run(BIN / "check-jsonschema", "--schemafile", "schemas/config.schema.json", settings)
    run(BIN / "check-jsonschema", "--check-metaschema", "schemas/config.schema.json", "schemas/report.schema.json")
    sarif = report("sarif", "sarif")
    schema = PLACE / "node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    run(BIN / "check-jsonschema", "--regex-variant", "nonunicode", "--schemafile", schema, sarif)
    check(len(json.loads(sarif.read_text())["runs"][0]["results"]) == count, "SARIF results")
    run("xmllint", "--noout", "--schema", PLACE / "junit-10.xsd", report("junit", "xml"))
    gitlab = json.loads(report("gitlab", "json").read_text())
    check(len({issue["fingerprint"] for issue in gitlab}) == count, "GitLab's fingerprints")
    check(all(issue["severity"] in ("info", "minor", "major") and issue["description"] and issue["check_name"]
              and issue["location"]["path"] and issue["location"]["lines"]["begin"] >= 1 for issue in gitlab), "GitLab")
    rdjson = json.loads(report("rdjson", "json").read_text())
    check(len(rdjson["diagnostics"]) == count, "rdjson")
    check(all(d["severity"] in ("ERROR", "WARNING", "INFO") and d["message"] and d["location"]["path"]
              for d in rdjson["diagnostics"]), "rdjson's fields")
    check(len(report("github", "txt").read_text().splitlines()) == count, "annotations")
    check(len(report("concise", "txt").read_text().splitlines()) == count, "concise lines")


def judged_by_xsd(folder, schema):
    """xmllint accepts every document of a folder, with the official schema and without network."""
    catalog = {"XML_CATALOG_FILES": str((STANDARDS / "catalog.xml").resolve())}
    files = sorted(folder.glob("*.xml"))
    check(files, f"no documents in {folder}")
    for start in range(0, len(files), 500):
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", STANDARDS / schema, *files[start:start + 500]],
                              capture_output=True, text=True, env={**os.environ, **catalog})
        told = [line for line in done.stderr.splitlines() if not line.endswith(" validates")]
        check(done.returncode == 0, f"{schema} in {folder}: {told[:5]}")


def judged_by_relaxng(files, schema):
    """jing accepts the documents, with the official RELAX NG schema."""
    done = subprocess.run(["jing", STANDARDS / schema, *files], capture_output=True, text=True)
    check(done.returncode == 0, f"{schema}: {done.stdout.splitlines()[:5]}")


# The codes of ISO 639-2/T that have others in the bibliographic list, which archives use.
TERMINOLOGICAL = set("bod ces cym deu ell eus fas fra hye isl kat mkd mri msa mya nld ron slk sqi zho".split())
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"


def judged_strictly(files):
    """What the schemas let pass and importers refuse: names for language codes, free dates, empty wrappers, ids that are
    there twice."""
    from xml.etree import ElementTree

    for file in files:
        ids = Counter()
        for element in ElementTree.parse(file).iter():
            name, has = element.tag.split("}")[-1], element.attrib
            where = f"{name} of {file}"
            check(len(element) or (element.text or "").strip() or has, f"empty {where}")
            code = has.get("langcode", has.get("languageCode", "eng"))
            check(re.fullmatch("[a-z]{3}", code) and code not in TERMINOLOGICAL, f"language {code} in {where}")
            check(re.fullmatch("[A-Z][a-z]{3}", has.get("scriptcode", has.get("scriptCode", "Latn"))), f"script in {where}")
            for date in (has[key] for key in ("normal", "standarddate", "standardDate") if key in has):
                check(re.fullmatch(f"{DAY}(/{DAY})?", date), f"date {date} in {where}")
                check(date.split("/") == sorted(date.split("/")), f"an end before its beginning in {where}")
            ids.update(has[key] for key in has if key.split("}")[-1] == "id")
        check(all(count == 1 for count in ids.values()), f"ids that are there twice in {file}")


def judged_as_atom(folder):
    """The tables have the columns of AtoM's templates, and names that lead somewhere."""
    templates = {"1-authority-records": "authority", "2-descriptions": "isad",
                 "3-authority-relations": "authority-relation", "4-events": "event"}
    rows = {}
    for name, template in templates.items():
        with open(folder / f"{name}.csv", newline="", encoding="utf-8") as opened:
            reader = csv.DictReader(opened, strict=True)
            rows[name] = list(reader)
        known = set((STANDARDS / f"atom-csv/{template}-columns.txt").read_text().split())
        check(set(reader.fieldnames) <= known, f"AtoM has no columns {set(reader.fieldnames) - known}")
        check(all(None not in row and None not in row.values() for row in rows[name]), f"uneven rows in {name}")
    names = {row["authorizedFormOfName"] for row in rows["1-authority-records"]}
    check(len(names) == len(rows["1-authority-records"]), "names that are there twice")
    relations = rows["3-authority-relations"]
    used = {row[f"{side}AuthorizedFormOfName"] for row in relations for side in ("subject", "object")}
    used |= {name for row in rows["2-descriptions"] for name in row["nameAccessPoints"].split("|") if name}
    check(used <= names, f"names without authority record: {sorted(used - names)[:3]}")
    ids = {row["legacyId"] for row in rows["2-descriptions"]}
    check({row["legacyId"] for row in rows["4-events"]} <= ids, "events of no description")


def judged_by_rdf(file, count):
    """rdflib and pyld read the document, and neither fetches anything."""
    import pyld
    import rdflib

    def refuse(url, options):
        raise ValueError(f"{url} would be fetched")

    expanded = pyld.jsonld.expand(json.loads(file.read_text()), {"documentLoader": refuse})
    meetings = [node for node in expanded if node.get("@type") == ["http://schema.org/Event"]]
    check(len(meetings) == count, f"pyld finds {len(meetings)} meetings in {file}, not {count}")
    graph = rdflib.Graph().parse(file, format="json-ld")
    quotes = set(graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact")))
    check(len(graph) > 10 * count and quotes is not None, f"rdflib finds {len(graph)} triples in {file}")
    relative = [term for triple in graph for term in triple if isinstance(term, rdflib.URIRef) and ":" not in term]
    check(not relative, f"relative names in {file}: {relative[:3]}")


def judge_dialects():
    """The official schemas accept records of all kinds in all dialects."""
    check(STANDARDS.is_dir(), f"the official schemas are not in {STANDARDS}")
    given = [PLACE / f"{name}.jsonl" for name in ("full", "generated", "stories", "reports", "dev", "bulk")]
    options = ["--at", "2025-06-30T12:00:00Z", "--archive", "fixtures/archive/chancery.toml"]
    for records in [Path("fixtures/records/full.json"), *(file for file in given if file.is_file())]:
        folder = PLACE / "dialects" / records.stem
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        count = records.read_text().count("\n") if records.suffix == ".jsonl" else 1

        def export(dialect, place, *more):
            (folder / place).parent.mkdir(exist_ok=True)
            run(PROGRAM, "convert", records, "--to", dialect, "-o", folder / place, *options, *more)
            return folder / place

        for dialect, schema in (("oai_dc", "dc/oai_dc.xsd"), ("premis", "premis/premis-v3-0.xsd")):
            judged_by_xsd(export(dialect, dialect), schema)
            judged_strictly(sorted((folder / dialect).iterdir()))
        for dialect, schema in (("eac2010", "eac-cpf-1/cpf.xsd"), ("eac2", "eac-cpf-2/eac.xsd")):
            judged_by_xsd(export(dialect, dialect), schema)
            files = sorted((folder / dialect).iterdir())
            judged_strictly(files)
            names = {file.stem for file in files}
            for file in files:
                targets = set(re.findall(r'(?:xlink:href|valueURI)="([^"]*)"', file.read_text()))
                check(targets <= names, f"{file} points to {sorted(targets - names)[:3]}, which are not there")
        judged_by_relaxng(files, "eac-cpf-2/eac.rng")
        for dialect, schema in (("ead2002", "ead2002/ead"), ("ead3", "ead3/ead3")):
            for unit in ("article", "meeting"):
                file = export(dialect, f"{dialect}-{unit}/records.xml", "--unit", unit)
                judged_by_xsd(file.parent, f"{schema}.xsd")
                judged_by_relaxng([file], f"{schema}.rng")
                judged_strictly([file])
                names = re.findall(r"<c level=\"item\" id=\"([a-zA-Z0-9-]+)\"", file.read_text())
                check(len(names) == count or unit == "article", f"{len(names)} components of {count} records in {file}")
        judged_as_atom(export("atom-csv", "atom-csv", "--check"))
        items = sorted(export("ninjs", "ninjs").iterdir())
        check(len(items) == count, f"{len(items)} ninjs items of {count} records")
        schema = folder / "ninjs.json"
        loaded = json.loads((STANDARDS / "ninjs/ninjs-schema_3.1.json").read_text())
        # GeoJSON's schema is elsewhere, and no item uses it.
        schema.write_text(json.dumps(loaded).replace('"https://geojson.org/schema/GeoJSON.json#"', '"#/$defs/nothing"')
                          .replace('"$defs": {', '"$defs": {"nothing": false, ', 1))
        run(BIN / "check-jsonschema", "--schemafile", schema, *items)
        judged_by_rdf(export("jsonld", "records.jsonld"), count)


# A process of its own, since a child's peak counts what its parent held when it was started.
MEASURER = """import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status) != 0)"""


def judge_memory():
    """A finding aid of ten times as many records takes no more than some more memory."""
    sample = [json.loads(line) for line in (PLACE / "generated.jsonl").read_text().split("\n") if line]
    options = ["--at", "2025-06-30T12:00:00Z", "--archive", "fixtures/archive/chancery.toml"]
    peaks = []
    for count in (1_000, 10_000):
        given, made = PLACE / f"many-{count}.jsonl", PLACE / f"many-{count}.xml"
        with open(given, "w") as opened:
            for number in range(count):
                record = dict(sample[number % len(sample)], id=f"urn:x:{number}")
                record["source"] = dict(record.get("source", {}), document_id=str(number))
                opened.write(json.dumps(record) + "\n")
        peaks.append(float(run(sys.executable, "-c", MEASURER, PROGRAM, "convert", given, "--to", "ead3", "-o", made, *options)))
        check(made.read_text().count("<c level=") == count, f"not {count} components")
        given.unlink()
        made.unlink()
    print(f"memory of ead3: {peaks[0]:.0f} MiB for 1,000 records, {peaks[1]:.0f} MiB for 10,000")
    check(peaks[1] < peaks[0] + 32, f"memory grows with the records: {peaks}")


def judge_bags():
    """bagit-python accepts our bags and finds what was changed in them; we accept its bags."""
    import bagit

    options = ["--at", "2025-06-30T12:00:00Z", "--archive", "fixtures/archive/chancery.toml"]
    page = "fixtures/stories/web-page/article.html"
    given = [PLACE / "generated.jsonl", *sorted(Path("fixtures/stories").glob("*/record.json"))]
    places = PLACE / "bags"
    shutil.rmtree(places, ignore_errors=True)
    places.mkdir()
    ours = places / "ours"
    run(PROGRAM, "bag", "create", *given, "-o", ours, "--file", page, "--archivematica", *options)
    check(bagit.Bag(str(ours)).is_valid(), "bagit-python refuses our bag")
    run(PROGRAM, "bag", "verify", ours)
    check(not (ours / "data/metadata/premis").exists(), "PREMIS is there in one document and in several")
    premis = places / "premis"
    premis.mkdir()
    shutil.copy(ours / "data/metadata/premis.xml", premis)
    judged_by_xsd(premis, "premis/premis-v3-0.xsd")
    named = set(re.findall("<originalName>([^<]*)", (premis / "premis.xml").read_text()))
    with open(ours / "data/metadata/metadata.csv", newline="", encoding="utf-8") as opened:
        rows = [row["filename"] for row in csv.DictReader(opened)]
    check(rows and all((ours / "data" / name).is_file() and name in named for name in rows), "rows without their file")
    changed = next((ours / "data/objects").iterdir())
    changed.write_bytes(changed.read_bytes() + b" ")
    check(not bagit.Bag(str(ours)).is_valid(), "bagit-python accepts a changed bag")
    run(PROGRAM, "bag", "verify", ours, good=(1,))
    theirs = places / "theirs"
    shutil.copytree("fixtures/exports", theirs)
    (theirs / "a%b ü.txt").write_text("x")
    bagit.make_bag(str(theirs), {"Contact-Name": "A\nB"}, checksums=["md5", "sha256", "sha512"])
    run(PROGRAM, "bag", "verify", theirs)


def plain(value):
    """A value without what says nothing, days as text."""
    if isinstance(value, dict):
        inner = {name: plain(inner) for name, inner in value.items()}
        return {name: inner for name, inner in inner.items() if inner not in (None, [], {})}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def judge_columns():
    """Others read our Parquet and Arrow with the right types and values, and we read what they write."""
    import duckdb
    import pandas
    import polars
    import pyarrow
    import pyarrow.feather
    import pyarrow.parquet

    folder = PLACE / "columns"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    source = PLACE / "generated.jsonl"
    expected = [plain(record) for record in lines("generated.jsonl")]
    for form, path in (("parquet", "ours.parquet"), ("arrow", "ours.arrow"), ("arrows", "ours.arrows"),
                       ("parquet-tables", "tables")):
        run(PROGRAM, "convert", source, "--to", form, "-o", folder / path)
    ours = folder / "ours.parquet"
    table = pyarrow.parquet.read_table(ours)
    read = {
        "pyarrow": table.to_pylist(),
        "pyarrow of Arrow": pyarrow.feather.read_table(folder / "ours.arrow").to_pylist(),
        "pyarrow of a stream": pyarrow.ipc.open_stream((folder / "ours.arrows").read_bytes()).read_all().to_pylist(),
        "polars": polars.read_parquet(ours).to_dicts(),
        "DuckDB": duckdb.sql(f"SELECT * FROM '{ours}'").to_arrow_table().to_pylist(),
    }
    for reader, rows in read.items():
        check([plain(row) for row in rows] == expected, f"{reader} reads other values")
    meeting = table.schema.field("meeting")
    check(pyarrow.types.is_dictionary(meeting.type.field("status").type), "pyarrow does not know the codes")
    check(meeting.metadata[b"description"] != b"", "a field has no description")
    check(b"chancery:schema_version" in table.schema.metadata, "the version of the schema is not in the metadata")
    days = (f"SELECT typeof(meeting.date.earliest), typeof(source.text_length), typeof(meeting.status), typeof(topics) "
            f"FROM '{ours}' LIMIT 1")
    types = duckdb.sql(days).fetchall()[0]
    check(types[:2] == ("DATE", "BIGINT") and types[3].startswith("STRUCT("), f"DuckDB reads the types {types}")
    check(polars.read_parquet_schema(ours)["meeting"].to_schema()["date"].to_schema()["latest"] == polars.Date,
          "polars reads no date")
    frame = pandas.read_parquet(folder / "tables/records.parquet")
    check(len(frame) == len(expected) and frame["meeting__status"].dtype == "category",
          f"pandas reads codes as {frame['meeting__status'].dtype}")
    counted = duckdb.sql(f"SELECT count(*) FROM '{folder}/tables/sides.parquet' AS side "
                         f"JOIN '{folder}/tables/records.parquet' AS record ON record.id = side.records__id").fetchall()[0][0]
    check(counted == sum(len(record.get("sides", [])) for record in expected), f"DuckDB joins {counted} sides")
    pyarrow.parquet.write_table(table, folder / "by_pyarrow.parquet")
    polars.read_parquet(ours).write_parquet(folder / "by_polars.parquet")
    duckdb.sql(f"COPY (SELECT * FROM '{ours}') TO '{folder}/by_duckdb.parquet' (FORMAT parquet)")
    pandas.read_parquet(ours, dtype_backend="pyarrow").to_parquet(folder / "by_pandas.parquet")
    pyarrow.feather.write_feather(table, folder / "by_pyarrow.arrow")
    again = run(PROGRAM, "convert", source, "--to", "jsonl")
    for path in [*sorted(folder.glob("*.*")), folder / "tables"]:
        check(run(PROGRAM, "convert", path, "--to", "jsonl") == again, f"{path} gives other records back")


def main(judges):
    """Runs those judges that the arguments name, or all."""
    for judge in [judge for judge in judges if not sys.argv[1:] or judge.__name__ in sys.argv[1:]]:
        before = len(faults)
        judge()
        print(judge.__name__, "ok" if len(faults) == before else f"{len(faults) - before} faults", flush=True)
    print(f"judges: {counts['passed']} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main((judge_reports, judge_chain, judge_dialects, judge_memory, judge_bags, judge_sound, judge_types, judge_bundles,
          judge_columns, judge_mutations))
