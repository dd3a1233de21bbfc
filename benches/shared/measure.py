"""Whole processes, measured: seconds of the processors and of the clock, and the most memory of the program itself."""

import os
import subprocess
import sys

# A program begins with the memory of whoever starts it, so a small one stands between.
STARTER = """import os, subprocess, sys, time
start = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)"""


def run(*command, threads=1):
    """Seconds of the processors (user and system), seconds of the clock, and the most memory in MiB."""
    command = [str(part) for part in command]
    limits = {**os.environ, "RAYON_NUM_THREADS": str(threads)}
    done = subprocess.run([sys.executable, "-S", "-c", STARTER, *command], capture_output=True, text=True, env=limits)
    code, *figures = (float(figure) for figure in done.stdout.split())
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)} gave {code:.0f}")
    return tuple(figures)


def best(commands, rounds):
    """The best of some interleaved rounds of each command, after one that is not counted."""
    found = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (threads, *command) in commands.items():
            figures = run(*command, threads=threads)
            if number > 0:
                found[name].append(figures)
    return {name: tuple(min(column) for column in zip(*runs)) for name, runs in found.items()}
