using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Regenerates the export that a PDF says it is, with the signature from the file, and compares the two. One release exports exactly one
/// file at one address. There is no harmless reason for a difference between that file and the one that was sent.
/// </summary>
public sealed class PdfRegeneration(
    PublishedMatrices matrices,
    ReportRegenerator regenerator,
    ReportSources sources,
    TimeStamps stamps,
    WitnessVerification witnesses,
    SigningKeys keys,
    UserNames people,
    PortalUrls urls
)
{
    /// <param name="address">The address that the file gives for itself; null when it is not that of an export.</param>
    internal async Task<RegeneratedComparison> CompareAsync(
        ReadOnlyMemory<byte> file,
        PdfEvidence evidence,
        ExportAddress? address,
        CheckingBudget budget
    )
    {
        var regenerated = await CompareOneAsync(file, evidence, address, budget);
        if (regenerated.Differences is not (null or { TouchPages: true }) || LinkedBy(evidence) is not { } linked || linked == address)
        {
            return regenerated;
        }

        // When only the address was changed, all pages are those of the export that the cover links to.
        var nearer = await CompareOneAsync(file, evidence, linked, budget);
        return nearer.Differences is { TouchPages: false } ? nearer with { NamedByCover = matrices.NamedBy(linked) } : regenerated;
    }

    /// <summary>
    /// Returns the export of this portal that a file links to first. The cover of each export links to the export itself.
    /// </summary>
    private ExportAddress? LinkedBy(PdfEvidence evidence) =>
        evidence.FirstLinks.Select(urls.ReadPdfExport).FirstOrDefault(linked => linked is { IsHere: true });

    private async Task<RegeneratedComparison> CompareOneAsync(
        ReadOnlyMemory<byte> file,
        PdfEvidence evidence,
        ExportAddress? address,
        CheckingBudget budget
    )
    {
        var named = matrices.NamedBy(address);

        // A file with a changed address, or from elsewhere, can be compared with the version that is attached to it.
        var obstacle = address is not { IsHere: true }
            ? evidence.ClaimedSource is { } source
                ? $"The file says that it comes from {source}, which is no export of this portal under the address it has now."
                : "The file does not say where it comes from."
            : named is null
                ? $"The file names version {address.Version} of the matrix “{address.Matrix}”, which this portal does not have."
                : null;
        var compared =
            obstacle is null ? named
            : evidence.Attached is { } attached ? matrices.WithContent(Sha256Hash.Of(attached.Content.Span), named)
            : null;
        if (compared is null)
        {
            return RegeneratedComparison.NotPossible(obstacle!);
        }

        if (await matrices.LoadAsync(compared) is not VersionContent.Intact(var published))
        {
            return RegeneratedComparison.NotPossible(obstacle ?? $"The stored version {compared.Number} is damaged.");
        }

        var checkpoint = matrices.Find(compared.Matrix)?.Checkpoints.GetValueOrDefault(compared.Number);
        var found = witnesses.Read(evidence.Proof, checkpoint);
        var comparison = await CompareAsync(file, evidence, published, address?.Query ?? "", found.Confirmations, obstacle, budget) with
        {
            Witnesses = found,
        };
        return ReportRegenerator.ReadRequest(published, address?.Query ?? "") is not { } wish
            ? comparison
            : comparison with
            {
                Extent = FileExtent.Of(published, wish.Filter),
                KeptStamp = KeptStampOf(evidence.Signature, compared, found.Confirmations, wish),
            };
    }

    private ReadOnlyMemory<byte>? KeptStampOf(
        SignatureEvidence signature,
        MatrixVersion version,
        ValueList<WitnessConfirmation> confirmations,
        ReportOptions wish
    ) =>
        signature is SignatureEvidence.Holds { Stamp: not null } holds
        && matrices.Find(version.Matrix) is { } versions
        && versions.Checkpoints.TryGetValue(version.Number, out var checkpoint)
            ? stamps.Find(sources.TagOf(version, versions, new ConfirmedCheckpoint(checkpoint, confirmations), wish, holds.Certificate))
            : null;

    /// <param name="confirmations">The confirmations of witnesses in the file.</param>
    /// <param name="obstacle">Why the regenerated file can differ from the one that was downloaded; null when it can't.</param>
    private async Task<RegeneratedComparison> CompareAsync(
        ReadOnlyMemory<byte> file,
        PdfEvidence evidence,
        PublishedMatrix published,
        string query,
        ValueList<WitnessConfirmation> confirmations,
        string? obstacle,
        CheckingBudget budget
    )
    {
        var (signature, unusable) = await SignatureForAsync(evidence.Signature);
        if (unusable is not null)
        {
            return RegeneratedComparison.NotPossible(obstacle ?? $"The export that the file names cannot be made. {unusable}");
        }

        RegeneratedComparison? first = null;
        foreach (var nameOf in people.Ways)
        {
            var compared = await regenerator.MakeAsync(
                published,
                matrices.Find(published.Version.Matrix)!,
                query,
                signature,
                nameOf,
                confirmations,
                budget.CancellationToken
            ) switch
            {
                RegeneratedReport.Made(var bytes) => Compared(file, evidence, published.Version, bytes, obstacle, budget),
                RegeneratedReport.Impossible(var reason) => RegeneratedComparison.NotPossible(
                    obstacle ?? $"The export that the file names cannot be made. {reason}"
                ),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (compared.Differences is not { TouchPages: true })
            {
                return compared;
            }

            // Operators choose whether users are shown by name or by role. The file can be older than the last change of that setting.
            first ??= compared;
        }

        return first!;
    }

    /// <summary>Returns the signature in the file when a key of this portal made it, and otherwise a signature of the key in use.</summary>
    private async Task<(ReportSignature? Signature, string? Unusable)> SignatureForAsync(SignatureEvidence evidence) =>
        evidence switch
        {
            SignatureEvidence.None => (null, null),
            SignatureEvidence.Holds(var certificate, var message) => (new ReportSignature.Recorded(certificate, message), null),
            SignatureEvidence.Broken(var certificate, var message, _) => (new ReportSignature.Recorded(certificate, message), null),
            _ => await keys.CurrentAsync() switch
            {
                SigningKey.Ready(var certificate) => (new ReportSignature.Made(certificate), null),
                SigningKey.Unusable(var reason) => (null, reason),
                _ => (null, null),
            },
        };

    private RegeneratedComparison Compared(
        ReadOnlyMemory<byte> file,
        PdfEvidence evidence,
        MatrixVersion version,
        byte[] made,
        string? obstacle,
        CheckingBudget budget
    )
    {
        if (PdfDifferences.Between(file, made, budget) is not { } differences)
        {
            return RegeneratedComparison.NotPossible(
                obstacle ?? "The regenerated export has different bytes, and is too large to compare part by part."
            );
        }

        var isUnsigned = evidence.Signature is SignatureEvidence.None;
        var regenerated =
            $"Regenerated from version {version.Number}{(isUnsigned && keys.IsSigning ? ", without a signature" : "")}, the export";
        if (differences.Places.Count == 0)
        {
            return new RegeneratedComparison(
                Passed($"{regenerated} is the same file, byte for byte ({Wording.Count(made.Length, "byte", "bytes")})."),
                differences
            )
            {
                Proven = version,
            };
        }

        if (differences.AreInCompressionOnly && (isUnsigned || evidence.Signature is SignatureEvidence.Holds))
        {
            var words =
                $"{regenerated} has the same pages and parts; only how they are compressed differs, as it does between builds of the "
                    + "runtime.";
            return new RegeneratedComparison(
                isUnsigned ? Check.NotPossible(RegeneratedComparison.CheckName, words) : Passed(words),
                differences
            )
            {
                Proven = version,
            };
        }

        obstacle ??= OtherRelease(evidence, made) ?? OtherPublication(evidence, version);

        // The pages show the address and the release. When no page differs, this portal and release made the file, whatever it says about
        // itself.
        return obstacle is null || !differences.TouchPages
            ? new RegeneratedComparison(
                Check.Failed(RegeneratedComparison.CheckName, $"{regenerated} differs from the file in {Listed(differences.Places)}."),
                differences
            )
            : RegeneratedComparison.NotPossible(obstacle);
    }

    private static string? OtherRelease(PdfEvidence evidence, byte[] made)
    {
        var release = PdfEvidence.ProducerOf(made);
        return evidence.ClaimedProducer == release
            ? null
            : $"The file says that {evidence.ClaimedProducer ?? "nothing"} made it, and this is {release}: pages of another release "
                + "can't be regenerated.";
    }

    /// <summary>
    /// Returns the reason when the file names a publication that is not stored here. An unsigned file can name any publication, so its
    /// attached content must be that of the version.
    /// </summary>
    private static string? OtherPublication(PdfEvidence evidence, MatrixVersion version)
    {
        var isSupported =
            evidence.Signature is SignatureEvidence.Holds
            || (evidence.Attached is { } attached && Sha256Hash.Of(attached.Content.Span) == version.ContentHash);
        return isSupported && evidence.ClaimedVersionHash is { } claimed && claimed != version.VersionHash
            ? $"The file says that it was made from another publication of version {version.Number}, which is not stored here."
            : null;
    }

    private static Check Passed(string words) => Check.Passed(RegeneratedComparison.CheckName, words);

    private static string Listed(ValueList<string> places) =>
        places.Count == 1 ? places[0] : $"{string.Join(", ", places.Take(places.Count - 1))} and {places[^1]}";
}
