using ResponsibilityPortal.Domain.Canonical;
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
/// Makes the export that a PDF says it is again, with the signature that is in the file, and compares the two. What this release gives
/// under one address is one file: where that file differs from the one that was sent, nothing innocent explains it.
/// </summary>
public sealed class PdfRemaking(PublishedMatrices matrices, ReportRemaker remaker, ReportSources sources, TimeStamps stamps, SigningKeys keys, PeopleNames people, PortalUrls urls)
{
    /// <param name="address">Where the file says that it comes from; null when that is no export.</param>
    internal async Task<RemadeComparison> CompareAsync(ReadOnlyMemory<byte> file, PdfEvidence evidence, ExportAddress? address, CheckingBudget budget)
    {
        var remade = await CompareOneAsync(file, evidence, address, budget);
        if (remade.Differences is not (null or { TouchPages: true }) || LinkedBy(evidence) is not { } linked || linked == address)
        {
            return remade;
        }

        // When only the address was changed, every page is that of the export which the cover links to.
        var nearer = await CompareOneAsync(file, evidence, linked, budget);
        return nearer.Differences is { TouchPages: false } ? nearer with { NamedByCover = matrices.NamedBy(linked) } : remade;
    }

    /// <summary>The export of this portal that a file links to first; the cover of each leads to itself.</summary>
    private ExportAddress? LinkedBy(PdfEvidence evidence) => evidence.FirstLinks.Select(urls.ReadPdfExport).FirstOrDefault(linked => linked is { IsHere: true });

    private async Task<RemadeComparison> CompareOneAsync(ReadOnlyMemory<byte> file, PdfEvidence evidence, ExportAddress? address, CheckingBudget budget)
    {
        var named = matrices.NamedBy(address);

        // A file whose address was changed, or which comes from elsewhere, can be compared with the version that is attached to it.
        var obstacle = address is not { IsHere: true }
            ? evidence.ClaimedSource is { } source ? $"The file says that it comes from {source}, which is no export of this portal under the address it has now." : "The file does not say where it comes from."
            : named is null ? $"The file names version {address.Version} of the matrix “{address.Matrix}”, which this portal does not have." : null;
        var compared = obstacle is null ? named : evidence.Attached is { } attached ? matrices.WithContent(Sha256Hash.Of(attached.Content.Span), named) : null;
        if (compared is null)
        {
            return RemadeComparison.NotPossible(obstacle!);
        }

        if (await matrices.LoadAsync(compared) is not VersionContent.Intact(var published))
        {
            return RemadeComparison.NotPossible(obstacle ?? $"The stored version {compared.Number} is damaged.");
        }

        var comparison = await CompareAsync(file, evidence, published, address?.Query ?? "", obstacle, budget);
        return ReportRemaker.ReadWish(published, address?.Query ?? "") is not { } wish ? comparison
            : comparison with { Extent = FileExtent.Of(published, wish.Filter), KeptStamp = KeptStampOf(evidence.Signature, compared, wish) };
    }

    private ReadOnlyMemory<byte>? KeptStampOf(SignatureEvidence signature, MatrixVersion version, ReportWish wish) =>
        signature is SignatureEvidence.Holds { Stamp: not null } holds && matrices.Find(version.Matrix) is { } versions && versions.Checkpoints.TryGetValue(version.Number, out var checkpoint)
            ? stamps.Find(sources.TagOf(version, versions, checkpoint, wish, holds.Certificate))
            : null;

    /// <param name="obstacle">Why the file made again may be another one than that which was given away; null when it is the one.</param>
    private async Task<RemadeComparison> CompareAsync(
        ReadOnlyMemory<byte> file, PdfEvidence evidence, PublishedMatrix published, string query, string? obstacle, CheckingBudget budget)
    {
        var (signature, unusable) = await SignatureForAsync(evidence.Signature);
        if (unusable is not null)
        {
            return RemadeComparison.NotPossible(obstacle ?? $"The export that the file names cannot be made. {unusable}");
        }

        RemadeComparison? first = null;
        foreach (var nameOf in people.Ways)
        {
            var compared = await remaker.MakeAsync(published, matrices.Find(published.Version.Matrix)!, query, signature, nameOf, budget.CancellationToken) switch
            {
                RemadeReport.Made(var bytes) => Compared(file, evidence, published.Version, bytes, obstacle, budget),
                RemadeReport.Impossible(var reason) => RemadeComparison.NotPossible(obstacle ?? $"The export that the file names cannot be made. {reason}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (compared.Differences is not { TouchPages: true })
            {
                return compared;
            }

            // An operator can have people shown by name or by role: the file may come from before that was changed.
            first ??= compared;
        }

        return first!;
    }

    /// <summary>The signature that is in the file where a key of this portal made it, and else that of the key in use.</summary>
    private async Task<(ReportSignature? Signature, string? Unusable)> SignatureForAsync(SignatureEvidence evidence) => evidence switch
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

    private RemadeComparison Compared(ReadOnlyMemory<byte> file, PdfEvidence evidence, MatrixVersion version, byte[] made, string? obstacle, CheckingBudget budget)
    {
        if (PdfDifferences.Between(file, made, budget) is not { } differences)
        {
            return RemadeComparison.NotPossible(obstacle ?? "The export made again has other bytes, and is too large to be compared part by part.");
        }

        var isUnsigned = evidence.Signature is SignatureEvidence.None;
        var madeAgain = $"Made again from version {version.Number}{(isUnsigned && keys.IsSigning ? ", without a signature" : "")}, the export";
        if (differences.Places.Count == 0)
        {
            return new RemadeComparison(Passed($"{madeAgain} is the same file, byte for byte ({Wording.Count(made.Length, "byte", "bytes")})."), differences) { Proven = version };
        }

        if (differences.AreInCompressionOnly && (isUnsigned || evidence.Signature is SignatureEvidence.Holds))
        {
            var words = $"{madeAgain} has the same pages and parts; only how they are compressed differs, as it does between builds of the runtime.";
            return new RemadeComparison(isUnsigned ? Check.NotPossible(RemadeComparison.CheckName, words) : Passed(words), differences) { Proven = version };
        }

        obstacle ??= OtherRelease(evidence, made) ?? OtherPublication(evidence, version);

        // The pages print the address and the release: a file with all pages of this portal and release is one, whatever it says of itself.
        return obstacle is null || !differences.TouchPages
            ? new RemadeComparison(Check.Failed(RemadeComparison.CheckName, $"{madeAgain} differs from the file in {Listed(differences.Places)}."), differences)
            : RemadeComparison.NotPossible(obstacle);
    }

    private static string? OtherRelease(PdfEvidence evidence, byte[] made)
    {
        var release = PdfEvidence.ProducerOf(made);
        return evidence.ClaimedProducer == release ? null
            : $"The file says that {evidence.ClaimedProducer ?? "nothing"} made it, and this is {release}: pages of another release cannot be made again.";
    }

    /// <summary>A file that nobody signed can claim another publication at no cost: of that one, the attached content must be the version's.</summary>
    private static string? OtherPublication(PdfEvidence evidence, MatrixVersion version)
    {
        var isSupported = evidence.Signature is SignatureEvidence.Holds || (evidence.Attached is { } attached && Sha256Hash.Of(attached.Content.Span) == version.ContentHash);
        return isSupported && evidence.ClaimedVersionHash is { } claimed && claimed != version.VersionHash
            ? $"The file says that it was made from another publication of version {version.Number}, which is not stored here."
            : null;
    }

    private static Check Passed(string words) => Check.Passed(RemadeComparison.CheckName, words);

    private static string Listed(Domain.Matrices.ValueList<string> places) =>
        places.Count == 1 ? places[0] : $"{string.Join(", ", places.Take(places.Count - 1))} and {places[^1]}";
}
