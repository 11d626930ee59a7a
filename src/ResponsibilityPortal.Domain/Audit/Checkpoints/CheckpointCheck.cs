using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// Holds checkpoints against each other and against the chains: a bad signature, a fork, a log that was rewritten or cut since.
/// Entries are taken one by one as the chain is proven; none is kept.
/// </summary>
public sealed class CheckpointCheck
{
    private readonly List<ProofFault> _faults = [];
    private readonly List<string> _notes = [];
    private readonly IReadOnlyList<CheckpointSource> _sources;
    private readonly TrustedKeys _keys;
    private readonly Dictionary<(string Stream, long Sequence), List<Claim>> _claims = [];
    private readonly List<RecordedRestore> _restores = [];
    private readonly List<(RecordedEntry Entry, PortalStarted Start)> _starts = [];

    /// <summary>The entries that checkpoints name and the log has.</summary>
    private readonly HashSet<AuditHead> _confirmed = [];
    private readonly Dictionary<(string Stream, int Source), (Claim Claim, string Hash)> _contradicted = [];

    /// <summary>
    /// The last entry that the checkpoints of one file agree to. What another file agrees to proves nothing to whoever keeps this one. Files
    /// are told apart by their place: one that was kept often has the name of the portal's own.
    /// </summary>
    private readonly Dictionary<(string Stream, int Source), long> _agreed = [];

    /// <param name="trusted">The key that signatures are held against, whoever vouches for it.</param>
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

    /// <summary>What is odd and breaks nothing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The entries that the checkpoints name.</summary>
    public IReadOnlyCollection<(string Stream, long Sequence)> Claimed => _claims.Keys;

    /// <summary>Takes an entry that the chain has proven.</summary>
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

    /// <summary>Takes an entry that tells of a restore: checkpoints made in what it took back are explained by it.</summary>
    public void TakeRestore(RecordedEntry entry, StoreRestored restored) =>
        _restores.Add(new RecordedRestore(entry.Stream, entry.Sequence, entry.At, restored));

    /// <summary>Takes an entry that records a start of the portal: it names the last checkpoint there was.</summary>
    public void TakeStart(RecordedEntry entry, PortalStarted start) => _starts.Add((entry, start));

    /// <summary>Everything that is wrong, once the chains are at their ends.</summary>
    /// <param name="heads">The ends of those chains that are whole; nothing is said about where a broken one would have ended.</param>
    public IReadOnlyList<ProofFault> Finish(IEnumerable<AuditHead> heads)
    {
        FindForks();
        foreach (var (key, (claim, hash)) in _contradicted)
        {
            var agreed = _agreed.GetValueOrDefault(key);
            _faults.Add(new ProofFault(
                ProofPart.Checkpoint,
                RestoreOver(key.Stream, claim.Sequence) is { } restore
                    ? TakenBack(claim, key.Stream, restore)
                    : $"{claim.Origin} names the hash {claim.Hash} for entry {claim.Sequence} of {key.Stream}, but the store's entry has {hash}: the log was rewritten after entry {agreed}.",
                key.Stream,
                agreed + 1));
        }

        foreach (var head in heads)
        {
            var beyond = _claims.Where(claim => claim.Key.Stream == head.Stream && claim.Key.Sequence > head.Sequence).SelectMany(claim => claim.Value).ToList();
            if (beyond.Count > 0)
            {
                var last = beyond.MaxBy(claim => claim.Sequence)!;
                var restore = RestoreOver(head.Stream, last.Sequence);
                _faults.Add(new ProofFault(
                    ProofPart.Checkpoint,
                    restore is not null
                        ? TakenBack(last, head.Stream, restore)
                        : $"{last.Origin} names entry {last.Sequence} of {head.Stream}, but the store ends with entry {head.Sequence}: the log was cut, or an old copy was put back (rolled back from {last.Sequence} to {head.Sequence}).",
                    head.Stream,
                    head.Sequence + 1,
                    IsOfLaterEntries: restore is null));
            }
        }

        FindWithdrawn();
        FindGaps();
        return _faults;
    }

    /// <summary>The last restore that took an entry back; null when none did.</summary>
    private RecordedRestore? RestoreOver(string stream, long sequence) =>
        _restores.FindLast(restore => restore.Stream == stream && restore.Restored.Kept < sequence && sequence <= restore.Restored.From);

    private static string TakenBack(Claim claim, string stream, RecordedRestore restore) =>
        $"{claim.Origin} names entry {claim.Sequence} of {stream}, which a restore of {restore.At} took back: entry {restore.Sequence} tells that a copy which had the log up to entry {restore.Restored.Kept} was put in the place of one that went to entry {restore.Restored.From}.";

    /// <summary>
    /// A checkpoint that someone keeps, that this portal has signed and that its log still bears out, is one of those that it publishes. One
    /// that it does not publish any more was taken out of the file.
    /// </summary>
    private void FindWithdrawn()
    {
        if (!_sources.Any(source => source.IsOwn))
        {
            return;
        }

        var published = _sources.Where(source => source.IsOwn).SelectMany(source => source.File.Checkpoints).Select(signed => signed.Checkpoint).ToHashSet();
        foreach (var source in _sources.Where(source => !source.IsOwn))
        {
            foreach (var (index, signed) in source.File.Checkpoints.Index())
            {
                var isBorneOut = signed.Checkpoint.Heads.All(head => head.Sequence == 0 || _confirmed.Contains(head));
                if (isBorneOut && !published.Contains(signed.Checkpoint) && _keys.SignerOf(signed.Note) is not null)
                {
                    _faults.Add(new ProofFault(
                        ProofPart.Checkpoint,
                        $"{new Origin(source.Name, index + 1, signed.Checkpoint.Time)} was signed by this portal, and it does not publish it any more: checkpoints were taken out of its file."));
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
            _faults.AddRange(gaps.Find(_notes).Concat(gaps.Find(_starts, restores)).Select(sentence => new ProofFault(ProofPart.Checkpoint, sentence)));
        }
    }

    private void CheckFile(CheckpointSource source)
    {
        if (source.File.IsTorn && source.IsOwn)
        {
            _notes.Add($"The last checkpoint in {source.Name} is not finished: the portal was stopped while it wrote. It was given to nobody.");
        }
        else if (source.File.Problem is { } problem)
        {
            _faults.Add(new ProofFault(ProofPart.Checkpoint, $"{source.Name} is not made of checkpoints alone. {problem}"));
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
                _faults.Add(new ProofFault(
                    ProofPart.Checkpoint,
                    keys.SignerOf(signed.Note) is { } other
                        ? $"{origin} is signed by the key {other.Id}, which was not in use then."
                        : $"{origin} is not signed by the key that is trusted: it was altered, or another key has signed it."));
            }

            if (signed.Checkpoint.Rotation is not null && !TrustedKeys.IsRotation(signed))
            {
                _faults.Add(new ProofFault(ProofPart.Checkpoint, $"{origin} announces another key, but not both keys have signed that."));
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
                _faults.Add(new ProofFault(
                    ProofPart.Checkpoint,
                    $"{origin} names entry {head.Sequence} of {head.Stream}, the one before it entry {before.HeadOf(head.Stream).Sequence}: two histories were signed.",
                    head.Stream,
                    head.Sequence + 1));
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

            // The same thing said again and again (nothing has happened in one stream) is one claim.
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
            // What a restore took back was signed once, and other entries have its numbers now; that is told of the checkpoint itself.
            if (claims.Find(claim => claim.Hash != claims[0].Hash) is not { } other || RestoreOver(stream, sequence) is not null)
            {
                continue;
            }

            _faults.Add(new ProofFault(
                ProofPart.Checkpoint,
                $"{claims[0].Origin} and {other.Origin} name different hashes for entry {sequence} of {stream}: the log was forked.",
                stream,
                sequence));
        }
    }

    /// <summary>Which checkpoint says something.</summary>
    private sealed record Origin(string File, int Number, DateTimeOffset Time)
    {
        public override string ToString() => $"Checkpoint {Number} in {File}, of {UtcInstant.Format(Time)},";
    }

    /// <summary>A restore, and the entry that tells of it.</summary>
    private sealed record RecordedRestore(string Stream, long Sequence, string At, StoreRestored Restored);

    /// <summary>What a checkpoint says about one entry.</summary>
    /// <param name="Source">The place of the file among those that are looked at.</param>
    private sealed record Claim(int Source, Origin Origin, long Sequence, string Hash);
}
