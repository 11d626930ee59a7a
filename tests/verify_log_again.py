"""Runs verify_log.py once for each line of input, a JSON list of arguments. Writes a line of JSON for each: the exit code and the output.
Each run is a separate process, but Python starts only once."""
import argparse, base64, datetime, hashlib, json, os, pathlib, re, runpy, sqlite3, subprocess, sys, tempfile

script = str(pathlib.Path(__file__).with_name("verify_log.py"))
for line in sys.stdin:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(into, 1)
        os.dup2(into, 2)
        os.close(into)
        sys.argv = [script, *json.loads(line)]
        runpy.run_path(script, run_name="__main__")
        sys.exit("verify_log.py ended without an exit code.")
    os.close(into)
    with open(out, "rb") as said:
        text = said.read().decode()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps({"code": code, "said": text}), flush=True)
