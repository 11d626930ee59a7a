#!/usr/bin/env python3
"""Checks the audit log of a Responsibility Portal without a line of the portal's code. docs/how-to/check-the-log.md defines the formats.

Needs Python 3, and openssl for the signatures of checkpoints. It only reads, also beside a running portal.
Exit codes: 0 all that was checked is good, 1 something is broken, 2 it could not be checked.
"""
import argparse, base64, datetime, hashlib, json, pathlib, re, sqlite3, subprocess, sys, tempfile, zlib

STREAMS = ("content", "access")
LINE = re.compile(rb'\{"stream":"(content|access)","sequence":([0-9]+),"algorithm":"([^"]+)","previousHash":"(\w+)","hash":"(\w+)","payload":(.*)\}\n?')
INSTANT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
BASE64 = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]|=)=)?"
CHECKPOINT = re.compile(
    rf"(?P<text>[^\n]+\ncontent (?P<content>[0-9]+) (?P<content_hash>{BASE64})\naccess (?P<access>[0-9]+) (?P<access_hash>{BASE64})\n"
    rf"time (?P<time>{INSTANT})\n(?:number (?P<number>[1-9][0-9]*) (?P<previous>{BASE64})\n)?(?:rotation (?P<old>{BASE64}) (?P<new>{BASE64})\n)?)\n(?P<signatures>(?:\u2014 [^\s+]+ {BASE64}\n)+)")
EDITOR, APPROVER, ADMIN, DRAFTERS = {"editor"}, {"approver"}, {"admin"}, {"editor", "approver"}
EDITS = ("matrix.created", "assignment.changed", "draft.reshaped")
NEEDED = {}  # For each action of the stream content: the roles of which a user needs one, the scopes of which a token needs one, the portal's own actor.
for roles, scopes, portal, actions in (
        (APPROVER, {"publish"}, None, "version.published version.withdrawn version.rescheduled review.approved review.sent-back"),
        (EDITOR, {"edit-drafts"}, None, "assignment.changed draft.reshaped draft.discarded matrix.removed built-in-matrix.dismissed"),
        (EDITOR, {"edit-drafts"}, "portal:import", "matrix.created"),
        (DRAFTERS, {"read-drafts", "edit-drafts"}, None, "review.asked comment.added comment.settled problem-report.answered problem-report.resolved problem-report.dismissed problem-report.reopened"),
        (DRAFTERS, {"read-drafts", "edit-drafts", "publish"}, None, "assignment.explained draft.restored"),
        (ADMIN, set(), None, "person.added person.changed person.invited api-token.created api-token.revoked problem-report.deleted"),
        (set(), set(), "portal:import", "matrix.imported built-in-matrix.offered"),
        (set(), set(), "portal:operator", "store.restored"),
        (set(), set(), "portal:reader", "problem-report.received"),
        (set(), set(), "portal:retention", "problem-report.removed")):
    NEEDED.update(dict.fromkeys(actions.split(), (roles, scopes, portal)))
SESSION = datetime.timedelta(hours=12)  # After how long a session ends by itself.
WITHOUT = {"password": None, "app": None, "recoveryCodes": None, "passkeys": None, "codeStep": 0}  # What somebody has to sign in with before they joined.
LOCKING, WRONG = 5, ("wrong password", "wrong code", "password does not fit", "code does not fit")  # After how many failed sign-ins in a row an account is locked, and what counts as one, also in the words of earlier releases.
faults, first_bad, restores, starts = [], {}, [], []

def broken(sentence, stream=None, sequence=None):
    """Says what is broken, and remembers which entry is the first that cannot be relied on."""
    faults.append(sentence)
    if stream:
        first_bad[stream] = min(sequence, first_bad.get(stream, sequence))
    print(f"BROKEN: {stream} {sequence}: {sentence}" if stream else f"BROKEN: {sentence}")

def demand(condition, sentence):
    if not condition:
        raise ValueError(sentence)

def sha256(data):
    return hashlib.sha256(data).hexdigest()

def instant(at):
    return datetime.datetime.fromisoformat(at[:-1])

def exported(lines):
    """The entries of an export. A line has these fields in this order, and the payload byte for byte as it was hashed."""
    for line in lines:
        fields = LINE.fullmatch(line)
        stream, number, *hashes = (field.decode() for field in fields.groups()[:5]) if fields else ("", 0, "", "", "")
        yield int(number), *hashes, fields and fields[6], {"stream": stream, "sequence": int(number)}

def stored(db, stream):
    """The entries of a store, with the columns that are there to be searched. The operation id stands there in upper case."""
    for number, algorithm, previous, own, payload, at, who, name, action, target, operation in db.execute(
            "SELECT Sequence, Algorithm, PreviousHash, Hash, Payload, At, ActorId, ActorName, Action, Target,"
            " iif(OperationId = upper(OperationId), lower(OperationId), NULL) FROM AuditEntries WHERE Stream = ? ORDER BY Sequence", (stream,)):
        yield number, algorithm, previous, own, payload, {
            "stream": stream, "sequence": number, "at": at, "actor": {"id": who, "name": name}, "action": action, "target": target, "operationId": operation}

def read_entry(entry, number, before):
    """The payload of an entry, which must have this number and continue the entry with this hash."""
    sequence, algorithm, previous, own, payload, beside = entry
    demand(sequence == number, f"it is missing; in its place stands entry {sequence}" if sequence else "what stands there is no entry")
    demand(algorithm == "sha256-v1", f"its hash is made in an unknown way ({algorithm})")
    demand(previous == before, "it does not continue the entry before it")
    demand(isinstance(payload, bytes) and sha256(b"portal-audit-v1\n" + bytes.fromhex(before) + payload) == own, "its hash is not that of its payload")
    said = json.loads(payload.decode())
    demand(re.fullmatch(INSTANT, said["at"]) and isinstance(said["data"], dict), "its payload is not in the form of the log")
    for name, value in beside.items():
        demand(type(said[name]) is type(value) and said[name] == value, f"the {name} beside the payload is not what the payload says")
    return said

def take_version(versions, record, own):
    """A published version: its record hashes to its version hash, and continues the version before."""
    matrix, number = record["matrix"], record["number"]
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    demand(sha256(canonical.encode()) == own, "the version hash is not that of the version's record")
    before = versions[matrix, number - 1][0] if number > 1 else None
    demand((matrix, number) not in versions and record["previousVersionHash"] == before, f"version {number} of {matrix} does not continue the one before")
    if number > 1 and record["publishedAt"] < versions[matrix, number - 1][2]["publishedAt"]:
        print(f"Note: version {number} of {matrix} is dated before the version that it continues: the clock was set back")
    versions[matrix, number] = (own, record["contentHash"], record)

class Judge:
    """Who may do what, whose content a draft has, and by what somebody can sign in, entry by entry: each is judged by those before it. Content comes before access."""

    def __init__(self):
        self.people, self.tokens, self.makers, self.matrices, self.restoring = {}, {}, {}, {}, None
        self.rules, self.alone, self.certificates, self.distrusted = [], [], set(), {}
        self.failures, self.entering, self.tokens_used = {}, set(), set()
        self.knows_starts, self.links, self.used, self.joining, self.secrets, self.credentials, self.tells = True, None, set(), set(), {}, {}, None

    def lose(self, stream):
        """Takes note that a stream is not whole: what is missing of it cannot be held against the other stream."""
        if stream == "content":
            self.links = None
        else:
            self.knows_starts = False

    def take_secret(self, said, number):
        """Compares the digests of what the store had with what the log had recorded before. Entries of earlier releases have none."""
        action, data, own = said["action"], said["data"], said["target"].split("/")
        problem = None
        if said["stream"] == "content" and self.links is None:
            self.links = set()  # Without the log of content nobody can say which links were made.
        if action in ("person.added", "person.invited", "setup-link.issued"):
            self.links = self.links if self.links is None else self.links | {data.get("link")}
            self.tells = "link" in data if self.tells is None and own == ["setup"] else self.tells
        elif action == "store.upgraded":
            problem = "the log had recorded every secret before it" if self.tells else None
            self.tells, self.credentials = True, {person["id"]: {name: person[name] for name in WITHOUT} for person in data["people"]}
            self.secrets = {**{token["id"]: token["digest"] for token in data["tokens"]}, **self.secrets}
            self.links = self.links if self.links is None else self.links | {invitation["digest"] for invitation in data["invitations"]} | {data["setup"]}
        elif action == "api-token.created" and "secret" in data:
            self.secrets[own[1]] = data["secret"]
        elif action in ("api-token.first-used", "api-token.refused") and "secret" in data and self.secrets.get(own[1], data["secret"]) != data["secret"]:
            problem = "the store had another secret for this token than the one that was created"
        elif action in ("credential.changed", "session.started", "session.confirmed", "sign-in.refused", "account.locked") and len(own) > 1:
            problem = self.find_other(own[1], action, data, data.get("credentials"))
        if problem:
            broken(f"it shows a secret that the log does not know: {problem}", said["stream"], number)

    def take_attempt(self, said, number):
        """Counts failed sign-ins as the portal does, where the log tells of secrets too, and holds that a token is used for the first time once."""
        action, data, own, problem = said["action"], said["data"], said["target"].split("/")[-1], None
        known = {} if data.get("credentials") is None else self.failures
        if action == "api-token.first-used" and "secret" in data:
            problem = "the first use of this token was recorded before" if own in self.tokens_used else None
            self.tokens_used.add(own)
        elif action in ("person.added", "administrator.claimed"):
            if action == "administrator.claimed" and data["id"] not in self.people or "link" in data:
                self.failures[data["id"]] = 0
        elif action == "store.upgraded":
            self.failures = {}
        elif action == "credential.changed":
            self.entering |= {own} if "link" in data else set()
        elif action in ("session.started", "session.confirmed"):
            if data["method"] != "passkey" and (action == "session.confirmed" or own not in self.entering):
                self.failures[own] = None if data.get("credentials") is None else 0
            self.entering -= {own} if action == "session.started" else set()
        elif action == "account.locked" or action == "sign-in.refused" and data["cause"] in WRONG:
            count = None if known.get(own) is None else known[own] + 1
            is_wrong = count is not None and (count != LOCKING if action == "account.locked" else count >= LOCKING)
            problem = f"after {count} failed sign-ins in a row the account was {'' if action == 'account.locked' else 'not '}locked" if is_wrong else None
            self.failures[own] = None if data.get("credentials") is None else 0 if action == "account.locked" else None if is_wrong else count
        if problem:
            broken(f"it contradicts what the log has recorded: {problem}", said["stream"], number)

    def find_other(self, person, action, data, found):
        self.tells = found is not None if self.tells is None else self.tells
        known, link = self.credentials.get(person, WITHOUT if self.tells and action != "credential.changed" else None), data.get("link")
        if action == "credential.changed":
            self.credentials[person] = found
            if link and found and self.tells:
                self.joining.add(person)
                is_other, is_used = self.links is not None and link not in self.links, link in self.used
                self.used.add(link)
                return "a one-time link that no log entry created" if is_other else "a one-time link that was used before" if is_used else None
        if not found or not known or not self.tells:
            return None
        if action == "credential.changed":
            same = {"passkey": WITHOUT.keys() - {"passkeys"}, "recovery codes": WITHOUT.keys() - {"recoveryCodes"}}.get(data["credential"], {"passkeys"})
        else:
            same = set(WITHOUT)
        if action.startswith("session."):
            self.credentials[person] = {**known, "recoveryCodes": found["recoveryCodes"], "codeStep": found["codeStep"]}
            if data["method"] == "password and app" and person not in self.joining:
                same.discard("codeStep")
                if found["codeStep"] <= known["codeStep"]:
                    return "the code of the app had been used before"
            self.joining -= {person} if data["method"] == "password and app" else set()
            same -= {"recoveryCodes"} if data["method"] == "password and recovery code" else set()
        other = [name for name in WITHOUT if name in same and known[name] != found[name]]
        return f"{', '.join(other)} had been changed in the store without an entry of the log" if other else None

    def take(self, said, number):
        action, data, actor, own = said["action"], said["data"], said["actor"]["id"], said["target"].split("/")
        if action == "draft.reshaped" and self.restores(data):
            self.restoring = said["operationId"]
        missing = self.find_missing(said, action, data, actor)
        if missing:
            broken(f"{said['actor']['name']} was not allowed to do this: {missing}", "content", number)
        if action in ("person.added", "administrator.claimed"):
            self.people[data["id"]] = data
        elif action == "person.changed":
            self.people[data["after"]["id"]] = data["after"]
        elif action == "api-token.created":
            self.tokens[f"token:{own[1]}"], self.makers[f"token:{own[1]}"] = dict(data, revoked=False), actor
        elif action == "api-token.revoked" and f"token:{own[1]}" in self.tokens:
            self.tokens[f"token:{own[1]}"]["revoked"] = True
        elif own[0] == "matrices":
            self.take_draft(said, number, self.matrices.setdefault(own[1], {"editors": {}, "approval": None, "versions": []}), self.makers.get(actor, actor))

    @staticmethod
    def restores(data):
        """Whether an edit puts a published version into the draft, which approvers do too. What earlier releases put in words may have been one."""
        edit = data.get("edit", {"kind": "told"})
        return edit["kind"] == "told" or edit["kind"] == "replaced" and edit["source"]["kind"] in ("version", "overtaken-version", "version-in-force")

    def find_missing(self, said, action, data, actor):
        """Why the actor was not allowed to do it, by the entries before; None when they were."""
        roles, scopes, portal = NEEDED.get(action, (None, None, None))
        if action == "administrator.claimed":
            return None if actor == data["id"] else "the setup link is for its user alone"
        if action == "person.changed" and actor == data["after"]["id"] and {**data["before"], "name": data["after"]["name"]} == data["after"]:
            roles = None  # Everybody can change their own name.
        elif roles is None or portal == actor:
            return None
        elif actor.startswith("portal:") or not roles:
            return "the portal itself never does it" if roles else "only the portal itself does it"
        elif action in ("draft.reshaped", "assignment.changed") and said["operationId"] == self.restoring:
            roles, scopes = DRAFTERS, scopes | {"read-drafts"}
        if actor.startswith("token:"):
            token = self.tokens.get(actor)
            return ("there is no such token" if not token else "the token was revoked" if token["revoked"] else "the token had expired" if token["expiresAt"] <= said["at"]
                    else None if scopes & set(token["scopes"]) else f"the token had the scopes {token['scopes']}")
        person = self.people.get(actor)
        return ("there is no such account" if not person else "the account was disabled" if person["disabled"] else "the account had ended" if (person["endsAt"] or "9") <= said["at"]
                else None if roles is None or roles & set(person["roles"]) else f"the account had the roles {person['roles']}")

    def take_draft(self, said, number, matrix, who):
        """Keeps whose content a draft has and who approved it, and judges the approval that a version names."""
        action, data, editors = said["action"], said["data"], matrix["editors"]
        if action in EDITS:
            editors[who] = editors.get(who, 0) + 1
        elif action == "draft.restored":
            for _, content, earlier in (version for version in matrix["versions"] if version[0] == data["version"]):
                editors.update({editor: 0 for editor in earlier if editor not in editors})
        elif action.startswith("review."):
            matrix["approval"] = (data["contentHash"], said["actor"]["id"], said["operationId"]) if action == "review.approved" else None
        elif action in ("version.published", "matrix.imported"):
            record = data["version"]
            if not editors:
                same = [earlier for _, content, earlier in matrix["versions"] if content == record["contentHash"]]
                editors.update(dict.fromkeys(same[-1] if same else (), 0))
            problem = self.find_problem(record, said, editors, who, matrix["approval"])
            if problem:
                broken(f"the log does not confirm the approval of version {record['number']} of {record['matrix']}: {problem}", "content", number)
            elif not said["actor"]["id"].startswith("portal:") and self.lacks_second(record, editors, who, matrix["approval"]):
                self.alone.append((number, instant(said["at"]), f"version {record['number']} of {record['matrix']}"))
            if not any(editors.values()) and not said["actor"]["id"].startswith("portal:"):
                editors.setdefault(who, 0)
            matrix["versions"].append((record["number"], record["contentHash"], tuple(editors)))
        if action in ("version.published", "matrix.imported", "draft.discarded", "matrix.removed"):
            matrix["editors"], matrix["approval"] = {}, None
        if action == "matrix.removed":
            matrix["versions"] = []

    def find_problem(self, record, said, editors, publisher, approval):
        if record["publishedBy"]["id"] != said["actor"]["id"]:
            return "it names another publisher"
        approver = (record["approvedBy"] or {}).get("id")
        if approver and (approval or ())[:2] != (record["contentHash"], approver):
            return None if approver == said["actor"]["id"] else f"{record['approvedBy']['name']} has not approved this content, or the approval had lapsed"
        # Publishing is recorded as an approval only where a second approver is required.
        if approver and approval[2] == said["operationId"] and {self.makers.get(approver, approver), publisher} & set(editors):
            return "a second approver was required, and the content has edits of the approver or publisher"

    def lacks_second(self, record, editors, publisher, approval):
        """Whether a portal that requires a second approver would have refused a version."""
        approver = (record["approvedBy"] or {}).get("id")
        return (approval or ())[:2] != (record["contentHash"], approver) or bool({self.makers.get(approver, approver), publisher} & set(editors))

    def take_access(self, said):
        """Keeps which starts required a second approver, each with the latest time of an entry before the next one, and which certificates are recorded."""
        action, data, at, own = said["action"], said["data"], instant(said["at"]), said["target"].split("/")[-1]
        if action == "portal.started":
            self.rules.append([at, "Portal:FourEyes=True" in data["settings"], at])
        elif self.rules:
            self.rules[-1][2] = max(self.rules[-1][2], at)
        if action == "certificate.added" and re.fullmatch(BASE64, data["certificate"]) and sha256(base64.b64decode(data["certificate"])) == own:
            self.certificates.add(own)
        elif action == "certificate.distrusted":
            self.distrusted[own] = data["from"]

    def find_forbidden(self):
        """Names versions without a second approver where one was required after every start that can be the last one before them. Only clocks order the streams: one that
        was set back before the next start had been ahead, nobody knows how far; but whoever published then had signed in, at most one session before."""
        following = [start[0] for start in self.rules[1:]] + [None]
        for number, at, what in self.alone:
            possible = [is_on for (begin, is_on, latest), after in zip(self.rules, following)
                        if begin <= at and (after is None or at < after or after < latest and at - latest <= SESSION)]
            if possible and all(possible):
                broken(f"{what} was published while, by the last start before it, a second approver was required", "content", number)

judge = Judge()

def check_chain(stream, entries, versions):
    """The hashes of all entries before the first that is wrong, behind the 64 zeros that entry 1 continues; and whether none is wrong."""
    hashes, last = ["0" * 64], ""
    try:
        for entry in entries:
            said = read_entry(entry, len(hashes), hashes[-1])
            if said["at"][:19] < last[:19]:
                print(f"Note: {stream}: entry {len(hashes)} is dated {said['at']}, the one before it {last}: the clock was set back")
            last = said["at"]
            if said["action"] == "store.restored":
                restores.append((stream, len(hashes), said["at"], said["data"]["from"], said["data"].get("kept", min(said["data"]["from"], said["data"]["to"]))))
            if said["action"] == "portal.started" and said["data"].get("lastCheckpoint"):
                starts.append((len(hashes), said["at"], said["data"]["checkpoints"], said["data"]["lastCheckpoint"]))
            judge.take_secret(said, len(hashes))
            judge.take_attempt(said, len(hashes))
            if stream == "content":
                judge.take(said, len(hashes))
            else:
                judge.take_access(said)
            if said["action"] in ("matrix.imported", "version.published"):
                take_version(versions, said["data"]["version"], said["data"]["versionHash"])
            elif said["action"] in ("version.withdrawn", "version.rescheduled"):
                _, matrix, _, number = said["target"].split("/")
                demand(versions[matrix, int(number)][0] == said["data"]["versionHash"], "it is about another version than the one that was published")
            hashes.append(entry[3])
    except (ValueError, LookupError, TypeError, RecursionError) as fault:
        judge.lose(stream)
        broken(f"{fault}" if type(fault) is ValueError else f"what it says is not in the form of the log ({fault!r})", stream, len(hashes))
        return hashes, False
    print(f"Good: {stream}: entries 1 to {len(hashes) - 1} are one chain; the last has the hash {hashes[-1]}")
    return hashes, True

def check_store(db, versions):
    """Both chains, the heads that the store keeps beside them, and the contents in its table of versions."""
    chains = {}
    for stream in STREAMS:
        hashes, is_whole = chains[stream] = check_chain(stream, stored(db, stream), versions)
        last = len(hashes) - 1
        head = db.execute("SELECT Sequence, Hash, Sequence > ? FROM AuditHeads WHERE Stream = ?", (last, stream)).fetchone() or ()
        if is_whole and (head or last) and head[:2] != (last, hashes[-1]):
            judge.lose(stream)
            broken(f"the last entry is {last}, but the store's head is {head[:2] or 'missing'}", stream, last + 1 if head and head[2] else last)
    for stream, in db.execute("SELECT Stream FROM AuditEntries UNION SELECT Stream FROM AuditHeads EXCEPT VALUES ('content'), ('access')"):
        broken("there is no such stream", stream, 1)
    person = lambda id, name: id and {"id": id, "name": name}
    kept = {(matrix, number): (own, sha256(content), {
        "format": "responsibility-matrix-version/1", "matrix": matrix, "number": number, "contentHash": hash, "previousVersionHash": before, "publishedAt": at, "inForceFrom": begin,
        "publishedBy": person(*by), "approvedBy": person(*approver), "message": message}) for matrix, number, own, content, hash, before, at, begin, *by, message, approver in (
            (*row[:10], row[10], row[11:]) for row in db.execute(
                "SELECT Matrix, Number, VersionHash, CAST(Content AS BLOB), ContentHash, PreviousVersionHash, PublishedAt, InForceFrom, PublishedById, PublishedByName, Message,"
                " ApprovedById, ApprovedByName FROM MatrixVersions"))}
    for matrix, number in sorted(kept.keys() | versions.keys()) if chains["content"][1] else ():
        if kept.get((matrix, number)) != versions.get((matrix, number)):
            broken(f"the content, the version hash or the record of version {number} of {matrix} in the store is not what was published")
    return chains

def has_signed(key, text, signatures, folder):
    """Whether a line is a signature by this key: base64 of the key's id (4 bytes of its SHA-256) and of an ECDSA signature in DER."""
    pathlib.Path(folder, "key").write_text(f"-----BEGIN PUBLIC KEY-----\n{base64.encodebytes(key).decode()}-----END PUBLIC KEY-----\n")
    for blob in (base64.b64decode(line.split(" ")[2]) for line in signatures.splitlines()):
        pathlib.Path(folder, "signature").write_bytes(blob[4:])
        command = ["openssl", "dgst", "-sha256", "-verify", "key", "-signature", "signature"]
        if blob[:4] == hashlib.sha256(key).digest()[:4] and not subprocess.run(command, cwd=folder, input=text.encode(), capture_output=True).returncode:
            return True
    return False

def read_witness(text):
    """The key of a witness in C2SP's form: name, id, and base64 of the type 4 and the 32 bytes of an Ed25519 key, with plus signs between."""
    name, number, key = text.split("+", 2)
    key = base64.b64decode(key, validate=True)
    demand(len(key) == 33 and key[0] == 4 and sha256(name.encode() + b"\n" + key)[:8] == number, f"{text} is not the key of a witness")
    return name, bytes.fromhex(number), bytes.fromhex("302a300506032b6570032100") + key[1:]

def moment(seconds):
    return f"{datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc):%Y-%m-%dT%H:%M:%SZ}"

def find_cosignature(witness, note, folder):
    """When a witness has cosigned a checkpoint, in seconds since 1970; None when it has not."""
    name, number, key = witness
    for who, blob in ((line.split(" ")[1], base64.b64decode(line.split(" ")[2])) for line in note["signatures"].splitlines()):
        if (who, blob[:4]) == (name, number):
            pathlib.Path(folder, "key").write_text(f"-----BEGIN PUBLIC KEY-----\n{base64.encodebytes(key).decode()}-----END PUBLIC KEY-----\n")
            pathlib.Path(folder, "signature").write_bytes(blob[12:])
            at = int.from_bytes(blob[4:12], "big")
            pathlib.Path(folder, "message").write_bytes(f"cosignature/v1\ntime {at}\n{note['text']}".encode())
            command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key", "-rawin", "-in", "message", "-sigfile", "signature"]
            result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            if not result.returncode:
                return at
            demand("Verification Failure" in result.stdout + result.stderr or len(blob) != 76, f"openssl cannot check cosignatures: {result.stderr}")
            broken(f"the cosignature of {name} under the checkpoint of {note['time']} is not by the key of this witness")

def check_witnesses(witnesses, notes):
    """Up to which entry each witness has confirmed the log, in one of the checkpoints that the portal has signed."""
    for witness in witnesses:
        with tempfile.TemporaryDirectory() as folder:
            found = [(int(note["content"]), int(note["access"]), at) for note in notes for at in [find_cosignature(witness, note, folder)] if at is not None]
        if found:
            content, access, at = max(found)
            print(f"Good: the witness {witness[0]} confirmed the log up to entry {content} of content and {access} of access, {moment(at)}")
        else:
            print(f"Not checked: the witness {witness[0]} has cosigned none of the given checkpoints.")

def read_notes(files):
    """The checkpoints of files, each with the file."""
    notes = []
    for file in files:
        text, end = pathlib.Path(file).read_bytes().decode(), 0
        while note := CHECKPOINT.match(text, end):
            end = note.end()
            notes.append((file, note))
        demand(end, f"{file} does not begin with a checkpoint")
        if end < len(text):
            broken(f"{file} contains something other than checkpoints")
    return notes

def read_checkpoints(files, notes, trusted, witnesses):
    """What signed checkpoints name: by file and stream, numbers and hashes of entries. Rotations that both keys have signed lead from key to key."""
    named, notes = {}, [(file, note, {base64.b64decode(key) for key in note.group("old", "new") if key}) for file, note in notes]
    known = trusted.union(*(keys for _, _, keys in notes))
    with tempfile.TemporaryDirectory() as folder:
        notes = [(*rest, {key for key in known if has_signed(key, rest[1]["text"], rest[1]["signatures"], folder)}) for rest in notes]
    for _ in notes:
        trusted = trusted.union(*(keys for _, _, keys, signers in notes if keys <= signers and keys & trusted))
    for file in files:
        check_gaps(file, [note for of, note, *_ in notes if of == file])
    check_witnesses(witnesses, [note for _, note, _, signers in notes if signers & trusted])
    for file, note, keys, signers in notes:
        if not signers & trusted or not keys <= signers:
            broken(f"the checkpoint of {note['time']} in {file} is not signed by a trusted key, or not by both keys of its rotation")
        for stream in STREAMS if signers & trusted else ():
            named.setdefault((file, stream), set()).add((int(note[stream]), base64.b64decode(note[f"{stream}_hash"]).hex()))
    return named

def check_gaps(file, notes):
    """Each checkpoint with a number continues one of the file. What the log names at a start of the portal is in each file that goes on after that start."""
    own = {sha256(note["text"].encode()) for note in notes}
    lowest, first = (min(int(note["number"] or none) for note in notes) for none in (0, 1 << 62))
    plain = len({note["text"] for note in notes if not note["number"]})
    for note in notes:
        number = int(note["number"] or 0)
        is_missing = number > lowest and base64.b64decode(note["previous"]).hex() not in own
        if is_missing or not lowest and number == first and plain < number - 1:
            broken(f"checkpoint {number} of {note['time']} in {file} continues others that are not in the file: checkpoints before it were removed")
    if lowest > 1 and len(notes) > 1:
        print(f"Not checked: checkpoints before number {lowest}, with which {file} begins")
    for entry, at, number, named in starts:
        following = min((int(note["access"]) for note in notes if int(note["access"]) >= entry), default=None) if named not in own else None
        if lowest <= number and following and not any(of == "access" and entry < restored <= following for of, restored, *_ in restores):
            broken(f"access {entry}, a start of the portal on {at}, names checkpoint {number} ({named}), which is not in {file}: checkpoints were removed, or the file was started again")

def check_named(file, stream, named, hashes, is_whole):
    """The entries that the checkpoints of a file name are those of the log, and the log does not end before them."""
    agreed = 0
    for sequence, own in sorted(named):
        if sequence < len(hashes) and hashes[sequence] == own:
            agreed = sequence
        elif taken := [(entry, at, end) for of, entry, at, end, common in restores if of == stream and common < sequence <= end]:
            entry, at, end = taken[-1]
            return broken(f"{file} names entry {sequence}, which a restore of {at} took back: entry {entry} records that a copy replaced a log of {end} entries", stream, agreed + 1)
        elif sequence < len(hashes):
            return broken(f"{file} names another hash for entry {sequence}: the log was rewritten after entry {agreed}", stream, agreed + 1)
        elif is_whole:
            return broken(f"{file} names entry {max(named)[0]}, but the log ends with {len(hashes) - 1}: it was cut or rolled back", stream, len(hashes))
        else:
            return print(f"Not checked: {stream}: what {file} says of entry {sequence} and later ones, since the chain is broken before")
    print(f"Good: {stream}: {file} proves that the log is the one that stood there, up to entry {agreed}")

def read_attached(file):
    """What is attached to a PDF of the portal. Each file is a stream of its own, whole or deflated."""
    data = pathlib.Path(file).read_bytes()
    for entries in re.finditer(rb"/Type/EmbeddedFile(.*?)stream\r?\n", data, re.DOTALL):
        length = re.search(rb"/Length ([0-9]+)", entries[1])
        demand(length, f"{file} is not in the form of the portal's files")
        stream = data[entries.end():entries.end() + int(length[1])]
        yield zlib.decompress(stream) if b"/FlateDecode" in entries[1] else stream

def check_confirmed(file, attached, notes, witnesses):
    """Which witness has confirmed the checkpoint in a PDF, in the PDF itself or in a given file, or a later one that leads back to it, each by the hash of the one before."""
    of, following = {}, {}
    for _, note in notes:
        of.setdefault(note["text"], note)
        following.setdefault(note["previous"] and base64.b64decode(note["previous"]).hex(), note["text"])
    for witness in witnesses:
        text, at = attached["text"], None
        with tempfile.TemporaryDirectory() as folder:
            at = find_cosignature(witness, note := attached, folder)
            while text and at is None:
                note, text = of.get(text, attached), following.get(sha256(text.encode()))
                at = find_cosignature(witness, note, folder) if note is not attached else None
        print(f"Good: the witness {witness[0]} confirmed the checkpoint of {note['time']}, which is that in {file} or continues it, {moment(at)}" if at is not None
              else f"Not checked: the witness {witness[0]} has cosigned neither the checkpoint in {file} nor a given one that continues it.")

def check_pdf(file, trusted, notes, witnesses):
    """A PDF proves by itself which content was published by whom: content, entry of the log, signed checkpoint that names exactly this entry."""
    attached = list(read_attached(file))
    proof = next((proof for proof in map(json.loads, attached) if proof.get("format") == "responsibility-proof/1"), None)
    demand(proof, f"no proof is attached to {file}")
    payload = proof["payload"].encode()
    said, note = json.loads(payload), CHECKPOINT.fullmatch(proof["checkpoint"])
    record = said["data"]["version"]
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if record["contentHash"] not in map(sha256, attached) or proof["contentHash"] != record["contentHash"]:
        return broken(f"the content in {file} is not that of the version which the log tells of")
    if sha256(canonical.encode()) != said["data"]["versionHash"]:
        return broken(f"the version hash in {file} is not that of the version's record")
    own = sha256(b"portal-audit-v1\n" + bytes.fromhex(proof["previousHash"]) + payload)
    if not note or (int(note["content"]), base64.b64decode(note["content_hash"]).hex()) != (said["sequence"], own):
        return broken(f"the checkpoint in {file} does not name the entry of the log in it")
    with tempfile.TemporaryDirectory() as folder:
        if not any(has_signed(key, note["text"], note["signatures"], folder) for key in trusted):
            return broken(f"the checkpoint in {file} is not signed by a trusted key")
    approver = record["approvedBy"]
    print(f"Good: {file} holds the content of version {record['number']} of {record['matrix']}, published by {record['publishedBy']['name']} on {record['publishedAt']}, "
          f"{'approved by ' + approver['name'] if approver else 'approved by nobody'}; entry {said['sequence']} and the checkpoint of {note['time']} prove it")
    check_confirmed(file, note, notes, witnesses)
    print(f"Not checked: what the pages of {file} say, its own signature, and whether the version is still in force.")

def read_keys(file):
    keys = re.findall("-----BEGIN PUBLIC KEY-----(.+?)-----END PUBLIC KEY-----", pathlib.Path(file).read_text(), re.DOTALL)
    demand(keys, f"{file} holds no public key")
    return {base64.b64decode(key) for key in keys}

def check_certificates(file):
    """Each certificate that the portal offers for checking its PDF files must be recorded in the log, by its SHA-256."""
    offered = re.findall("-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", pathlib.Path(file).read_text(), re.DOTALL)
    demand(offered, f"{file} holds no certificate")
    if not judge.rules:
        return print(f"Not checked: {file}: the log records no start of the portal, and releases that recorded none recorded no certificates")
    for fingerprint in (sha256(base64.b64decode(certificate)) for certificate in offered):
        if fingerprint not in judge.certificates:
            broken(f"{file} has a certificate that the log does not record, SHA-256 {fingerprint}")
        else:
            since = judge.distrusted.get(fingerprint)
            print(f"Good: {file}: the log records the certificate {fingerprint}" + (f", and that it is not trusted from {since} on" if since else ""))

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", metavar="FILE", help="the portal's portal.db, or a copy")
    parser.add_argument("--key", metavar="FILE", help="PEM file with the public keys for checkpoints; all of them are trusted")
    for option, what in ("--log", "exports of the log as JSON lines"), ("--checkpoints", "checkpoints kept elsewhere"), ("--version", "JSON exports of versions"), ("--witness", "keys of witnesses whose cosignatures count"), ("--certificates", "files of certificates that PDF exports are signed with"), ("--pdf", "PDF exports, each checked by itself"):
        parser.add_argument(option, metavar="FILE", nargs="+", action="extend", default=[], help=what)
    given, versions, chains = parser.parse_args(), {}, {}
    if given.store and given.log or not (given.store or given.log or given.pdf) or (given.checkpoints or given.pdf) and not given.key or given.witness and not (given.checkpoints or given.pdf):
        parser.error("give --store, --log or --pdf, with --checkpoints and --pdf also --key, and --witness only with --checkpoints or --pdf")
    notes, witnesses = read_notes(given.checkpoints), [read_witness(key) for key in given.witness]
    for file in given.pdf:
        check_pdf(file, read_keys(given.key), notes, witnesses)
    if not given.store and not given.log:
        return finish()
    if given.store:
        db = sqlite3.connect(f"{pathlib.Path(given.store).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=15)
        db.text_factory = lambda text: text.decode(errors="replace")
        db.execute("BEGIN")
        chains = check_store(db, versions)
    logs = {}
    for file in given.log:
        with open(file, "rb") as lines:
            stream = next((fields[1].decode() for fields in map(LINE.fullmatch, lines) if fields), None)
        demand(stream and stream not in logs, f"{file} is no export of the log, or the second of a stream")
        logs[stream] = file
    for stream in sorted(logs, key=STREAMS.index):
        with open(logs[stream], "rb") as lines:
            chains[stream] = check_chain(stream, exported(lines), versions)
    if "access" in chains and judge.knows_starts:
        judge.find_forbidden()
    for file in given.version:
        demand("content" in chains, f"{file} can be checked only against the log of content")
        content = sha256(pathlib.Path(file).read_bytes())
        names = [f"version {number} of {matrix}" for (matrix, number), (_, published, _) in versions.items() if published == content]
        print(f"Good: {file} is {', '.join(names)}") if names else broken(f"{file} is no version of which the given log tells")
    for file in given.certificates:
        demand("access" in chains, f"{file} can be checked only against the log of access")
        check_certificates(file)
    if given.checkpoints:
        for (file, stream), named in read_checkpoints(given.checkpoints, notes, read_keys(given.key), witnesses).items():
            if stream in chains:
                check_named(file, stream, named, *chains[stream])
    else:
        print("Not checked: the end of the log. Without a checkpoint kept elsewhere, one that was cut or written anew as a whole looks the same.")
    for stream in set(STREAMS) - set(chains):
        print(f"Not checked: {stream}, whose export was not given.")
    if not given.store:
        print("Not checked: contents of versions, except for the files that were given.")
    for stream, what in ("content", "whether everybody was allowed to do what they did"), ("access", "by what users and programs came in"):
        if stream not in chains:
            print(f"Not checked: {what}, without the log of {stream}.")
    print("Not checked: whether drafts, people, tokens, sessions and secrets in the portal's tables are what the log says, and whether its schema is that of the release.")
    return finish()

def finish():
    for stream, sequence in first_bad.items():
        print(f"First bad entry of {stream}: {sequence}")
    print("BROKEN." if faults else "Good, as far as it was checked.")
    return 1 if faults else 0

if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, sqlite3.Error) as reason:
        print(f"COULD NOT CHECK: {reason}")
        sys.exit(1 if faults else 2)
