"""Runs the steps of action.yml and the hooks of .pre-commit-hooks.yaml over good, faulty and untidy records."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path.cwd()
BIN = ROOT / "target/judges/pipeline/bin"
PROGRAM = ROOT / os.environ.get("CHANCERY", "target/debug/chancery")
faults = []


def check(sound, what):
    if not sound:
        faults.append(what)
        print("FAULT", what)


def records(folder):
    """A folder with a good, a faulty and an untidy file."""
    good = json.loads((ROOT / "fixtures/records/minimal.json").read_text())
    faulty = {**good, "meeting": {**good["meeting"], "status": "hold"}}
    untidy = {**good, "meeting": {**good["meeting"], "status": "Held"}}
    for name, record in {"good": good, "faulty": faulty, "untidy": untidy}.items():
        (folder / f"{name}.json").write_text(json.dumps(record) + "\n")


def action(folder, **given):
    """Runs the action's steps as the runner does: expressions filled in, bash that stops at the first failure."""
    told = yaml.safe_load((ROOT / "action.yml").read_text())
    values = {f"inputs.{name}": given.get(name, field.get("default", "")) for name, field in told["inputs"].items()}
    values["github.action_path"] = str(ROOT)
    path = f"{PROGRAM.parent}:{os.environ['PATH']}"
    output = ""
    for step in told["runs"]["steps"]:
        check(step["shell"] == "bash", f"the step {step['name']!r} runs in {step['shell']}")
        filled = {name: text for name, text in step.get("env", {}).items()}
        for name, text in filled.items():
            for expression, value in values.items():
                text = text.replace("${{ " + expression + " }}", value)
            check("${{" not in text, f"{name} has an unknown expression: {text}")
            filled[name] = text
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=folder,
                              env={**os.environ, **filled, "PATH": path}, capture_output=True, text=True)
        output += done.stdout
        if done.returncode:
            return done.returncode, output
    return 0, output


def judge_action(folder):
    code, output = action(folder, paths="good.json")
    check((code, output.count("::")) == (0, 0), f"the action on a good file: {code} {output}")
    code, output = action(folder, paths="good.json *lty.json")
    check(code == 1 and "::error title=S104 unknown-code,file=faulty.json,line=1" in output, f"on a faulty one: {code} {output}")
    code, output = action(folder, paths="faulty.json", report="sarif", output="found.sarif", arguments="--rule S104=info")
    results = json.loads((folder / "found.sarif").read_text())["runs"][0]["results"]
    check(code == 0 and [result["level"] for result in results] == ["note"], f"with a report in a file: {code} {results}")
    code, output = action(folder, paths="nowhere.json")
    check(code == 2, f"on a file that is not there: {code}")
    print("action ok" if not faults else "action at fault")


def git(folder, *arguments):
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def judge_hooks(folder):
    """pre-commit builds the Python package from a clone of the repository as it is committed, and runs both hooks."""
    git(folder, "init", "-q")
    revision = git(ROOT, "rev-parse", "HEAD").strip()
    hooks = "[{id: chancery-fix}, {id: chancery-validate}]"
    (folder / ".pre-commit-config.yaml").write_text(f"repos:\n- {{repo: '{ROOT}', rev: {revision}, hooks: {hooks}}}\n")
    git(folder, "add", ".")
    # Without optimisation, as the tests of the package build it.
    environment = {**os.environ, "PRE_COMMIT_HOME": str(ROOT / "target/judges/hooks"), "CARGO_TARGET_DIR": str(ROOT / "target"),
                   "MATURIN_PEP517_ARGS": "--profile dev"}

    def run():
        done = subprocess.run([BIN / "pre-commit", "run", "--all-files"], cwd=folder, env=environment, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    code, output = run()
    check(code == 1 and "faulty.json:1:" in output and "error[S104]" in output, f"hooks on a faulty file: {code} {output}")
    check('"status": "held"' in (folder / "untidy.json").read_text(), "the hook corrects nothing")
    check("files were modified by this hook" in output, f"the correction goes unseen: {output}")
    git(folder, "rm", "-qf", "faulty.json")
    git(folder, "add", ".")
    code, output = run()
    check(code == 0 and output.count("Passed") == 2, f"hooks on good files: {code} {output}")
    print("hooks ok" if not faults else "hooks at fault")


with tempfile.TemporaryDirectory() as name:
    for judge in (judge_action, judge_hooks):
        place = Path(name) / judge.__name__
        place.mkdir()
        records(place)
        judge(place)
sys.exit(1 if faults else 0)
