using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Runs integrity checks of the running portal, one at a time, and keeps the last result.</summary>
public sealed partial class EvidenceCheck(
    Checkpoints checkpoints,
    Cosignatures cosignatures,
    DataDirectory directory,
    StoreEvidenceFactory store,
    TimeProvider clock,
    ILogger<EvidenceCheck> logger
) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);

    /// <summary>The result of the last check. Null before the first.</summary>
    public EvidenceFinding? Last { get; private set; }

    /// <summary>Checks everything. Waits while another check is running.</summary>
    /// <param name="progress">Receives the progress of the check. May be null.</param>
    /// <exception cref="StoreUnreachableException">There is no result, because the database server can't be reached.</exception>
    public async Task<EvidenceFinding> RunAsync(IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            // The check runs for seconds without awaiting anything, and the caller must keep a page responsive.
            var report = await Task.Run(() => Verify(progress, cancellationToken), cancellationToken);
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
        catch (StoreRefusedException refusal)
        {
            throw new StoreUnreachableException(refusal);
        }
        catch (Exception exception) when (store.Explain(exception) is { } refusal)
        {
            throw new StoreUnreachableException(refusal);
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose() => _lock.Dispose();

    private VerificationReport Verify(IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        // Read the checkpoints before the store: a checkpoint made in the meantime would be beyond what is checked. Read cosignatures
        // before the checkpoints: one of a checkpoint made in the meantime would confirm an unknown checkpoint.
        var (cosigned, source, certificates) = (cosignatures.All, checkpoints.Source, CertificateCheck.Read(directory));
        try
        {
            using var evidence = store.Open();
            var report = new StoreVerification(evidence, [source], checkpoints.Key)
                .Run(cancellationToken, progress)
                .With(certificates.Find(evidence));
            return WitnessCheck.Add(report, source.File.Checkpoints, cosigned, [], cosignatures.Witnesses);
        }
        catch (StoreRefusedException refusal) when (store.IsDamagedWhenClosed)
        {
            return new VerificationReport([new IntegrityFinding(ProofPart.File, refusal.Message)], [], [], 0, 0);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The integrity check failed with {Count} findings. {First}")]
    private partial void LogBroken(int count, string first);
}
