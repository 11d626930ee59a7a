using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// Compares checkpoints with each other and with the chains. Finds bad signatures, forks, and a log that was rewritten or cut. Takes
/// entries one by one as the chain check verifies them, and keeps none.
/// </summary>
public sealed class CheckpointCheck
{
    private readonly List<IntegrityFinding> _faults = [];
    private readonly List<string> _notes = [];
    private readonly IReadOnlyList<CheckpointSource> _sources;
    private readonly TrustedKeys _keys;
    private readonly Dictionary<(string Stream, long Sequence), List<Claim>> _claims = [];
    private readonly List<RecordedRestore> _restores = [];
    private readonly List<(RecordedEntry Entry, PortalStarted Start)> _starts = [];

    /// <summary>The entries that checkpoints name and that are in the log.</summary>
    private readonly HashSet<AuditHead> _confirmed = [];
    private readonly Dictionary<(string Stream, int Source), (Claim Claim, string Hash)> _contradicted = [];

    /// <summary>
    /// The last entry that the checkpoints of one file confirm. Checkpoints of another file prove nothing to the owner of this one. Files
    /// are identified by their index: a kept copy often has the same name as the portal's own file.
    /// </summary>
    private readonly Dictionary<(string Stream, int Source), long> _agreed = [];

    /// <param name="trusted">The key that signatures are checked against, regardless of who vouches for it.</param>
    public CheckpointCheck(IReadOnlyList<CheckpointSource> sources, NoteKey trusted)
    {
        _sources = sources;
        _keys = TrustedKeys.From(trusted, sources.SelectMany(source => source.File.Checkpoints));
        foreach (var (place, source) in sources.Index())
        {
            CheckFile(source);
            CheckSignatures(source, _keys);
            foreach (var (index, signed) in source.File.Checkpoints.Index())
            {
                AddClaims(place, new Origin(source.Name, index + 1, signed.Checkpoint.Time), signed.Checkpoint);
            }
        }
    }

    /// <summary>Unusual observations that are not problems.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The entries that the checkpoints name.</summary>
    public IReadOnlyCollection<(string Stream, long Sequence)> Claimed => _claims.Keys;

    /// <summary>Takes an entry that the chain check has verified.</summary>
    public void Take(AuditHead entry)
    {
        foreach (var claim in _claims.GetValueOrDefault((entry.Stream, entry.Sequence)) ?? [])
        {
            var key = (entry.Stream, claim.Source);
            if (claim.Hash != entry.Hash)
            {
                _contradicted.TryAdd(key, (claim, entry.Hash));
            }
            else
            {
                _confirmed.Add(entry);
                if (!_contradicted.ContainsKey(key))
                {
                    _agreed[key] = entry.Sequence;
                }
            }
        }
    }

    /// <summary>Takes an entry that records a restore. It explains checkpoints of entries that the restore removed.</summary>
    public void TakeRestore(RecordedEntry entry, StoreRestored restored) =>
        _restores.Add(new RecordedRestore(entry.Stream, entry.Sequence, entry.At, restored));

    /// <summary>Takes an entry that records a start of the portal. It names the last checkpoint at that time.</summary>
    public void TakeStart(RecordedEntry entry, PortalStarted start) => _starts.Add((entry, start));

    /// <summary>Returns every problem, after the last entry of both chains.</summary>
    /// <param name="heads">The ends of the intact chains. Where a broken chain would have ended is unknown.</param>
    public IReadOnlyList<IntegrityFinding> Finish(IEnumerable<AuditHead> heads)
    {
        FindForks();
        foreach (var (key, (claim, hash)) in _contradicted)
        {
            var agreed = _agreed.GetValueOrDefault(key);
            _faults.Add(
                new IntegrityFinding(
                    ProofPart.Checkpoint,
                    RestoreOver(key.Stream, claim.Sequence) is { } restore
                        ? TakenBack(claim, key.Stream, restore)
                        : $"{claim.Origin} names the hash {claim.Hash} for entry {claim.Sequence} of {key.Stream}, but the store's entry "
                            + $"has {hash}: the log was rewritten after entry {agreed}.",
                    key.Stream,
                    agreed + 1
                )
            );
        }

        foreach (var head in heads)
        {
            var beyond = _claims
                .Where(claim => claim.Key.Stream == head.Stream && claim.Key.Sequence > head.Sequence)
                .SelectMany(claim => claim.Value)
                .ToList();
            if (beyond.Count > 0)
            {
                var last = beyond.MaxBy(claim => claim.Sequence)!;
                var restore = RestoreOver(head.Stream, last.Sequence);
                _faults.Add(
                    new IntegrityFinding(
                        ProofPart.Checkpoint,
                        restore is not null
                            ? TakenBack(last, head.Stream, restore)
                            : $"{last.Origin} names entry {last.Sequence} of {head.Stream}, but the store ends with entry "
                                + $"{head.Sequence}: the log was cut, or an old copy was restored (rolled back from {last.Sequence} to "
                                + $"{head.Sequence}).",
                        head.Stream,
                        head.Sequence + 1,
                        IsOfLaterEntries: restore is null
                    )
                );
            }
        }

        FindWithdrawn();
        FindGaps();
        return _faults;
    }

    /// <summary>Returns the last restore that removed an entry; null when there is none.</summary>
    private RecordedRestore? RestoreOver(string stream, long sequence) =>
        _restores.FindLast(restore => restore.Stream == stream && restore.Restored.Kept < sequence && sequence <= restore.Restored.From);

    private static string TakenBack(Claim claim, string stream, RecordedRestore restore) =>
        $"{claim.Origin} names entry {claim.Sequence} of {stream}, which a restore of {restore.At} took back: entry {restore.Sequence} "
            + $"records that a copy with the log up to entry {restore.Restored.Kept} replaced one with the log up to entry "
            + $"{restore.Restored.From}.";

    /// <summary>
    /// Finds checkpoints that were removed from the portal's file. The portal must publish every checkpoint that it signed and that its log
    /// still confirms, so one that only a kept file contains was removed.
    /// </summary>
    private void FindWithdrawn()
    {
        if (!_sources.Any(source => source.IsOwn))
        {
            return;
        }

        var published = _sources
            .Where(source => source.IsOwn)
            .SelectMany(source => source.File.Checkpoints)
            .Select(signed => signed.Checkpoint)
            .ToHashSet();
        foreach (var source in _sources.Where(source => !source.IsOwn))
        {
            foreach (var (index, signed) in source.File.Checkpoints.Index())
            {
                var isBorneOut = signed.Checkpoint.Heads.All(head => head.Sequence == 0 || _confirmed.Contains(head));
                if (isBorneOut && !published.Contains(signed.Checkpoint) && _keys.SignerOf(signed.Note) is not null)
                {
                    _faults.Add(
                        new IntegrityFinding(
                            ProofPart.Checkpoint,
                            $"{new Origin(source.Name, index + 1, signed.Checkpoint.Time)} was signed by this portal, but the portal no "
                                + "longer publishes it: checkpoints were removed from its file."
                        )
                    );
                }
            }
        }
    }

    private void FindGaps()
    {
        var restores = _restores.Where(restore => restore.Stream == AuditStream.Access).Select(restore => restore.Sequence).ToList();
        foreach (var source in _sources)
        {
            var gaps = new CheckpointGaps(source);
            _faults.AddRange(
                gaps.Find(_notes)
                    .Concat(gaps.Find(_starts, restores))
                    .Select(sentence => new IntegrityFinding(ProofPart.Checkpoint, sentence))
            );
        }
    }

    private void CheckFile(CheckpointSource source)
    {
        if (source.File.IsTorn && source.IsOwn)
        {
            _notes.Add(
                $"The last checkpoint in {source.Name} is incomplete: the portal was stopped while it was writing. The checkpoint was "
                    + "never published."
            );
        }
        else if (source.File.Problem is { } problem)
        {
            _faults.Add(new IntegrityFinding(ProofPart.Checkpoint, $"{source.Name} contains something other than checkpoints. {problem}"));
        }
    }

    private void CheckSignatures(CheckpointSource source, TrustedKeys keys)
    {
        var required = source.IsOwn ? keys.InForce(source.File.Checkpoints).ToList() : null;
        SignedCheckpoint? before = null;
        foreach (var (index, signed) in source.File.Checkpoints.Index())
        {
            var origin = new Origin(source.Name, index + 1, signed.Checkpoint.Time);
            var isSigned = required is null ? keys.SignerOf(signed.Note) is not null : required[index].HasSigned(signed.Note);
            if (!isSigned)
            {
                _faults.Add(
                    new IntegrityFinding(
                        ProofPart.Checkpoint,
                        keys.SignerOf(signed.Note) is { } other
                            ? $"{origin} is signed by the key {other.Id}, which was not in use at that time."
                            : $"{origin} is not signed by the trusted key: it was altered, or another key signed it."
                    )
                );
            }

            if (signed.Checkpoint.Rotation is not null && !TrustedKeys.IsRotation(signed))
            {
                _faults.Add(
                    new IntegrityFinding(ProofPart.Checkpoint, $"{origin} announces another key, but not both keys have signed that.")
                );
            }

            if (source.IsOwn && before is not null)
            {
                CheckOrder(origin, before.Checkpoint, signed.Checkpoint);
            }

            before = signed;
        }
    }

    private void CheckOrder(Origin origin, Checkpoint before, Checkpoint after)
    {
        foreach (var head in after.Heads)
        {
            if (head.Sequence < before.HeadOf(head.Stream).Sequence)
            {
                _faults.Add(
                    new IntegrityFinding(
                        ProofPart.Checkpoint,
                        $"{origin} names entry {head.Sequence} of {head.Stream}, the one before it entry "
                            + $"{before.HeadOf(head.Stream).Sequence}: two histories were signed.",
                        head.Stream,
                        head.Sequence + 1
                    )
                );
            }
        }

        if (after.Time < before.Time - ClockStep.Tolerance)
        {
            _notes.Add($"{origin} was made after one of {UtcInstant.Format(before.Time)}: the clock was set back.");
        }
    }

    private void AddClaims(int source, Origin origin, Checkpoint checkpoint)
    {
        foreach (var head in checkpoint.Heads.Where(head => head.Sequence > 0))
        {
            var key = (head.Stream, head.Sequence);
            if (!_claims.TryGetValue(key, out var claims))
            {
                _claims.Add(key, claims = []);
            }

            // Repeated identical heads (nothing happened in one stream) count as one claim.
            if (!claims.Exists(claim => claim.Hash == head.Hash && claim.Source == source))
            {
                claims.Add(new Claim(source, origin, head.Sequence, head.Hash));
            }
        }
    }

    private void FindForks()
    {
        foreach (var ((stream, sequence), claims) in _claims)
        {
            // A restore removed the entry that was signed first and reused its number. That is reported for the checkpoint itself.
            if (claims.Find(claim => claim.Hash != claims[0].Hash) is not { } other || RestoreOver(stream, sequence) is not null)
            {
                continue;
            }

            _faults.Add(
                new IntegrityFinding(
                    ProofPart.Checkpoint,
                    $"{claims[0].Origin} and {other.Origin} name different hashes for entry {sequence} of {stream}: the log was forked.",
                    stream,
                    sequence
                )
            );
        }
    }

    /// <summary>Identifies the checkpoint that makes a claim.</summary>
    private sealed record Origin(string File, int Number, DateTimeOffset Time)
    {
        public override string ToString() => $"Checkpoint {Number} in {File}, of {UtcInstant.Format(Time)},";
    }

    /// <summary>A restore, and the entry that records it.</summary>
    private sealed record RecordedRestore(string Stream, long Sequence, string At, StoreRestored Restored);

    /// <summary>What a checkpoint says about one entry.</summary>
    /// <param name="Source">The index of the file among those that are checked.</param>
    private sealed record Claim(int Source, Origin Origin, long Sequence, string Hash);
}
