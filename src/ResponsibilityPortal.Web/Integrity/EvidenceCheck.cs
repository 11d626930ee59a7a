using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Looks at all evidence while the portal runs, one look at a time, and remembers what the last one found.</summary>
public sealed partial class EvidenceCheck(
    Checkpoints checkpoints, Cosignatures cosignatures, DataDirectory directory, StoreEvidenceFactory store, TimeProvider clock, ILogger<EvidenceCheck> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>What the last look has found; null before the first.</summary>
    public EvidenceFinding? Last { get; private set; }

    /// <summary>Looks at everything; when somebody else is looking, after them.</summary>
    /// <param name="progress">Is told how far the look has come; null for nobody.</param>
    public async Task<EvidenceFinding> RunAsync(IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // The look works for seconds without waiting for anything; the caller has a page to keep alive.
            var report = await Task.Run(() => Look(progress, cancellationToken), cancellationToken);
            if (!report.IsGood)
            {
                LogBroken(report.Faults.Count, report.Faults[0].Sentence);
            }
            else
            {
                checkpoints.TakeProof(report);
            }

            return Last = new EvidenceFinding(clock.GetUtcNow(), report);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private VerificationReport Look(IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        // Read before the store is: a checkpoint made meanwhile would be beyond what is looked at. Cosignatures are read before the
        // checkpoints: one of a checkpoint made meanwhile would confirm what is not known.
        var (cosigned, source, certificates) = (cosignatures.All, checkpoints.Source, CertificateCheck.Read(directory));
        try
        {
            using var evidence = store.Open();
            var report = new StoreVerification(evidence, [source], checkpoints.Key).Run(cancellationToken, progress).With(certificates.Find(evidence));
            return WitnessCheck.Add(report, source.File.Checkpoints, cosigned, [], cosignatures.Witnesses);
        }
        catch (StoreRefusedException refusal)
        {
            return new VerificationReport([new ProofFault(ProofPart.File, refusal.Message)], [], [], 0, 0);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The evidence is broken: {Count} faults. {First}")]
    private partial void LogBroken(int count, string first);
}
