using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// Verifies all evidence of a store: its file, both chains, the checkpoints, the rights of all actors in the log, and whether its tables
/// match the log. It writes nothing, and its memory use doesn't grow with the log.
/// </summary>
/// <param name="sources">The checkpoints to compare the log with; none for a copy alone.</param>
/// <param name="trusted">The key to check signatures with; may be null when there are no checkpoints.</param>
public sealed class StoreVerification(StoreEvidence evidence, IReadOnlyList<CheckpointSource> sources, NoteKey? trusted)
{
    /// <summary>The number of entries between two progress reports.</summary>
    private const int Step = 500;

    private readonly List<IntegrityFinding> _faults = [];
    private readonly List<string> _notes = [];
    private readonly List<StreamReport> _streams = [];
    private readonly AuditReplay _replay = new(evidence.ContentOf);
    private LogJudge _judge = new();
    private readonly CheckpointCheck? _checkpoints = trusted is null ? null : new CheckpointCheck(sources, trusted);

    private long _entries;
    private long _all;

    /// <param name="progress">Receives the progress; null for none.</param>
    public VerificationReport Run(CancellationToken cancellationToken, IProgress<VerificationProgress>? progress = null)
    {
        Try(CheckFile);
        _judge = new LogJudge(ReadSessions(), StoredSession.AbsoluteLimit);
        var intact = new List<AuditHead>();
        foreach (var stream in AuditStream.All)
        {
            Try(() => CheckChain(stream, intact, progress, cancellationToken));
            if (!intact.Exists(head => head.Stream == stream))
            {
                _judge.Lose(stream);
            }
        }

        if (_checkpoints is not null)
        {
            _faults.AddRange(_checkpoints.Finish(intact));
            _notes.AddRange(_checkpoints.Notes);
        }

        _faults.AddRange(_replay.Faults);
        _faults.AddRange(_judge.Faults);
        _notes.AddRange(_replay.Notes);
        var versions = 0;
        if (intact.Exists(head => head.Stream == AuditStream.Content))
        {
            Try(() => versions = CheckState(intact));
        }
        else
        {
            _notes.Add("The chain of the stream content is broken, so the tables of the store were not compared with it.");
        }

        return new VerificationReport(
            _faults.ToValueList(),
            _notes.ToValueList(),
            _streams.ToValueList(),
            versions,
            sources.Sum(source => source.File.Checkpoints.Count)
        );
    }

    /// <summary>Returns the sessions in the store. When that table can't be read, the comparison of the tables reports it.</summary>
    private HashSet<Guid> ReadSessions()
    {
        try
        {
            return [.. evidence.Context.Sessions.AsNoTracking().Select(session => session.Id)];
        }
        catch (Exception exception) when (StoredDamage.IsSeenIn(exception))
        {
            return [];
        }
    }

    private void CheckFile()
    {
        _all = AuditStream.All.Sum(stream => evidence.HeadOf(stream)?.Sequence ?? 0);
        _faults.AddRange(
            evidence.FindDamage().Select(damage => new IntegrityFinding(ProofPart.File, $"The file of the store is damaged: {damage}."))
        );
        _faults.AddRange(evidence.FindOtherSchema().Select(difference => new IntegrityFinding(ProofPart.File, difference)));
        _faults.AddRange(
            evidence
                .Streams()
                .Where(stream => !AuditStream.All.Contains(stream))
                .Select(stream => new IntegrityFinding(
                    ProofPart.Chain,
                    $"The log has entries of a stream '{stream}', which does not exist.",
                    stream,
                    1
                ))
        );
    }

    private void CheckChain(
        string stream,
        List<AuditHead> intact,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var chain = new ChainCheck(AuditHead.Genesis(stream));
        chain.ClockStepped += step => _notes.Add(step.ToString());
        var before = _streams.Count;
        try
        {
            foreach (var entry in evidence.Entries(stream))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var payload = EntryPayload.Parse(entry.Payload);
                if (!chain.Take(entry, payload))
                {
                    break;
                }

                _checkpoints?.Take(chain.Head);
                var read = AuditFacts.Read(payload!);
                _judge.Take(entry, read);
                TakeStep(entry, read);
                if (stream == AuditStream.Content)
                {
                    _replay.Take(entry, read);
                }

                if (++_entries % Step == 0)
                {
                    progress?.Report(new VerificationProgress(_entries, _all));
                }
            }

            chain.Finish(evidence.HeadOf(stream));
        }
        catch (DbException exception) when (!evidence.IsLost(exception))
        {
            _faults.Add(
                new IntegrityFinding(
                    ProofPart.Chain,
                    $"After entry {chain.Head.Sequence} of {stream}, the log cannot be read: {exception.Message}",
                    stream,
                    chain.Head.Sequence + 1
                )
            );
            return;
        }
        finally
        {
            _streams.Insert(before, new StreamReport(chain.Head, chain.LastAt));
        }

        if (chain.Fault is { } fault)
        {
            _faults.Add(fault);
        }
        else
        {
            intact.Add(chain.Head);
        }
    }

    private int CheckState(List<AuditHead> intact)
    {
        var store = new StoredState(evidence.Context, evidence.ContentOf, _faults.Add).Read();
        var log = _replay.ToBook();
        if (intact.Exists(head => head.Stream == AuditStream.Access))
        {
            _judge.WriteTo(log, store);
            _notes.AddRange(_judge.FindOdd());
        }
        else
        {
            // The contents of the stream access are unknown. Compare the rest.
            store.Forget(StateAddress.IsSecret);
        }

        _faults.AddRange(StateCheck.Compare(log, store));
        return log.Said.Keys.Count(address => address.Split('/').Contains("versions"));
    }

    /// <summary>
    /// Takes what an entry records about checkpoints. A restore is legitimate, but everyone who checks the log should know about it.
    /// </summary>
    private void TakeStep(RecordedEntry entry, FactReadOutcome read)
    {
        if (read is FactReadOutcome.Known { Fact: PortalStarted started })
        {
            _checkpoints?.TakeStart(entry, started);
        }

        if (read is FactReadOutcome.Known { Fact: StoreRestored restored })
        {
            _checkpoints?.TakeRestore(entry, restored);
            _notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Entry {entry.Sequence} of {entry.Stream} records that a copy of the store was restored on {entry.At}. The log "
                        + $"{restored.Outcome}."
                )
            );
        }
    }

    /// <summary>Runs a check. A damaged file can make queries fail: that is a finding, not a crash.</summary>
    private void Try(Action check)
    {
        try
        {
            check();
        }
        catch (DbException exception) when (!evidence.IsLost(exception))
        {
            _faults.Add(new IntegrityFinding(ProofPart.File, $"The file of the store cannot be read: {exception.Message}"));
        }
    }
}
