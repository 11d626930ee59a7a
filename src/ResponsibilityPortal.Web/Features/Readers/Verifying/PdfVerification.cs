using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Checks a PDF in three ways: it is made anew and compared, its signature is checked, and what is attached to it is compared with the
/// stored version. What the file says of itself only tells what to compare it with.
/// </summary>
public sealed class PdfVerification(PublishedMatrices matrices, ReportRemaker remaker, SigningKeys keys, VersionStandings standings, PortalUrls urls)
{
    private const string MadeAnew = "Made anew";
    private const string Signature = "Signature";
    private const string Attachment = "Attached content";
    private const string Record = "Version record";

    public async Task<Verification> VerifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var budget = new CheckingBudget(cancellationToken);
        var evidence = PdfEvidence.Of(file, keys.All, budget);
        var address = evidence.ClaimedSource is { } source ? urls.ReadPdfExport(source) : null;
        var named = NamedBy(address);
        var claimsToBeOurs = address is { IsHere: true } || named is not null;

        var remade = await CompareAsync(file, evidence, address, named, budget);
        if (remade.Differences is null or { TouchPages: true } && LinkedBy(evidence) is { } linked && linked != address
            && await CompareAsync(file, evidence, linked, NamedBy(linked), budget) is { Differences.TouchPages: false } nearer)
        {
            // Only the address was changed: every page is that of the export which the cover links to.
            (remade, named) = (nearer, NamedBy(linked));
        }

        var attached = AttachedTo(evidence, named);
        var standing = (remade.Proven ?? named) is { } version ? await standings.OfAsync(version, matrices.Find(version.Matrix)!) : null;
        var otherRecord = OtherRecord(evidence, named);
        return Judge(evidence.Signature, remade, attached, otherRecord, claimsToBeOurs, standing) with
        {
            Standing = standing,
            Checks = [remade.Check, Told(evidence.Signature, claimsToBeOurs), attached.Check, .. otherRecord is null ? [] : new[] { otherRecord }],
        };
    }

    private MatrixVersion? NamedBy(ExportAddress? address) => address is null ? null : matrices.Find(address.Matrix)?.Find(address.Version);

    /// <summary>The export of this portal that a file links to first; the cover of each leads to itself.</summary>
    private ExportAddress? LinkedBy(PdfEvidence evidence) => evidence.FirstLinks.Select(urls.ReadPdfExport).FirstOrDefault(linked => linked is { IsHere: true });

    /// <summary>Makes the file that its address gives, and compares the two.</summary>
    /// <param name="named">The version that the file says it is of; null when there is none here.</param>
    private async Task<Comparison> CompareAsync(ReadOnlyMemory<byte> file, PdfEvidence evidence, ExportAddress? address, MatrixVersion? named, CheckingBudget budget)
    {
        // A file whose address was changed, or which comes from elsewhere, can be compared with the version that is attached to it.
        var obstacle = address is not { IsHere: true }
            ? evidence.ClaimedSource is { } source ? $"The file says that it comes from {source}, which is no export of this portal under the address it has now." : "The file does not say where it comes from."
            : named is null ? $"The file names version {address.Version} of the matrix “{address.Matrix}”, which this portal does not have." : null;
        var compared = obstacle is null ? named : evidence.Attached is { } attached ? VersionWith(Sha256Hash.Of(attached.Content.Span), named) : null;
        if (compared is null)
        {
            return Comparison.NotPossible(obstacle!);
        }

        if (await matrices.LoadAsync(compared) is not VersionContent.Intact(var published))
        {
            return Comparison.NotPossible(obstacle ?? $"The stored version {compared.Number} is damaged.");
        }

        var isSigned = evidence.Signature is not SignatureEvidence.None;
        return await remaker.MakeAsync(published, matrices.Find(compared.Matrix)!, address?.Query ?? "", isSigned, budget.CancellationToken) switch
        {
            RemadeReport.Made(var bytes) => Compared(file, evidence, compared, bytes, obstacle, budget),
            RemadeReport.Impossible(var reason) => Comparison.NotPossible(obstacle ?? $"The export that the file names cannot be made. {reason}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <param name="obstacle">Why the file made anew may be another one than that which was given away; null when it is the one.</param>
    private Comparison Compared(ReadOnlyMemory<byte> file, PdfEvidence evidence, MatrixVersion version, byte[] made, string? obstacle, CheckingBudget budget)
    {
        if (PdfDifferences.Between(file, made, budget) is not { } differences)
        {
            return Comparison.NotPossible(obstacle ?? "The export made anew has other bytes, and is too large to be compared part by part.");
        }

        var madeAnew = $"Made anew from version {version.Number}{(LacksSignature(evidence.Signature) ? ", without a signature" : "")}, the export";
        if (differences.Places.Count == 0)
        {
            return new Comparison(Check.Passed(MadeAnew, $"{madeAnew} is the same file, byte for byte ({Wording.Count(made.Length, "byte", "bytes")})."), differences) { Proven = version };
        }

        // A signature covers the compressed form too: beside one, nobody but a forger compresses anew.
        if (differences.AreInCompressionOnly && evidence.Signature is SignatureEvidence.None)
        {
            return new Comparison(Check.NotPossible(MadeAnew, $"{madeAnew} has the same pages and parts; only how they are compressed differs, as it does between builds of the runtime."), differences)
            {
                Proven = version,
            };
        }

        var release = PdfEvidence.ProducerOf(made);
        obstacle ??= evidence.ClaimedProducer == release ? null : $"The file says that {evidence.ClaimedProducer ?? "nothing"} made it, and this is {release}: pages of another release cannot be made anew.";
        obstacle ??= OtherRecord(evidence, version) is null || !Holds(evidence, version) ? null : $"The file says that it was made from another publication of version {version.Number}, which is not stored here.";

        // The pages print the address and the release: a file with all pages of this portal and release is one, whatever it says of itself.
        return obstacle is null || !differences.TouchPages
            ? new Comparison(Check.Failed(MadeAnew, $"{madeAnew} differs from the file in {Listed(differences.Places)}."), differences)
            : Comparison.NotPossible(obstacle);
    }

    private AttachedContent AttachedTo(PdfEvidence evidence, MatrixVersion? named)
    {
        if (evidence.Attached is not { } attached)
        {
            return new AttachedContent(
                Check.NotPossible(Attachment, evidence.Problem is { } problem ? $"It cannot be taken out of the file. {problem}" : "Nothing is attached to the file."), null);
        }

        var hash = Sha256Hash.Of(attached.Content.Span);
        var version = VersionWith(hash, named);
        return new AttachedContent(
            version is null ? Check.Failed(Attachment, $"The attached {attached.Name} is the content of no version of this portal (SHA-256 {hash}).")
            : version == named ? Check.Passed(Attachment, $"The attached {attached.Name} is, byte for byte, the content of version {version.Number} as it is stored here (SHA-256 {hash}).")
            : Check.Failed(Attachment, $"The attached {attached.Name} is the content of version {version.Number} of the matrix “{version.Matrix}”, which is not the version that the file names."),
            version);
    }

    /// <summary>
    /// That a file says it was made from another record than the version of its number here has. After the portal's data was restored from a
    /// backup, the same content can have been published again under the same number, by others.
    /// </summary>
    /// <returns>Null when it says nothing else, or nothing.</returns>
    private static Check? OtherRecord(PdfEvidence evidence, MatrixVersion? named) => evidence.ClaimedVersionHash is { } claimed && named is not null && named.VersionHash != claimed
        ? Check.Failed(Record, $"The file says that it was made from a version with the version hash {claimed}. Version {named.Number} as it is stored here has {named.VersionHash}.")
        : null;

    /// <summary>Whether what is attached to a file is the content of a version.</summary>
    private static bool Holds(PdfEvidence evidence, MatrixVersion version) => evidence.Attached is { } attached && Sha256Hash.Of(attached.Content.Span) == version.ContentHash;

    /// <summary>A version of a content hash: the preferred one when it is one, since content can be published again.</summary>
    private MatrixVersion? VersionWith(string contentHash, MatrixVersion? preferred) => preferred?.ContentHash == contentHash
        ? preferred
        : matrices.All.SelectMany(versions => versions.All).FirstOrDefault(version => version.ContentHash == contentHash);

    /// <summary>Whether it has no signature although this portal signs: then it is not what this portal gives, whatever is in it.</summary>
    private bool LacksSignature(SignatureEvidence signature) => signature is SignatureEvidence.None && keys.IsSigning;

    private static Check Told(SignatureEvidence signature, bool claimsToBeOurs) => signature switch
    {
        SignatureEvidence.Holds(var certificate) => Check.Passed(
            Signature, $"Every byte is as it was when this portal signed the file. Certificate: SHA-256 {CertificateText.FingerprintOf(certificate)}."),
        SignatureEvidence.HoldsBefore(_, var appended) => Check.Failed(
            Signature, $"This portal signed the file as it is up to the last {Wording.Count(appended, "byte", "bytes")}, which somebody put behind its end."),
        SignatureEvidence.Broken(var reason) => Check.Failed(Signature, $"It names a certificate of this portal, but does not fit the file. {reason}"),
        SignatureEvidence.Foreign(var subject) => Check.Failed(Signature, $"Somebody else signed: {subject}. No certificate of this portal has made this signature."),
        SignatureEvidence.Unreadable(var reason) when claimsToBeOurs => Check.Failed(Signature, $"It is not in the form that this portal signs in. {reason}"),
        SignatureEvidence.Unreadable(var reason) => Check.NotPossible(Signature, $"It cannot be checked. {reason}"),
        _ => Check.NotPossible(Signature, "The file is not signed."),
    };

    private Verification Judge(SignatureEvidence signature, Comparison remade, AttachedContent attached, Check? otherRecord, bool claimsToBeOurs, VersionStanding? standing)
    {
        if (remade.Proven is not null && standing is not null)
        {
            return MadeHere(LacksSignature(signature), remade, standing);
        }

        return signature switch
        {
            SignatureEvidence.Holds when otherRecord is not null && attached.IsOfNamed && standing is not null => OfAnotherPublication(standing),
            SignatureEvidence.Holds => Signed(remade, attached, standing),
            SignatureEvidence.HoldsBefore => new Verification(Verdict.Altered, "Altered: something was put behind the end of a file that this portal made.")
            {
                Places = ["bytes behind the end of the file"],
            },
            SignatureEvidence.Foreign => new Verification(Verdict.NotOurs, "Signed, but not by this portal.") { Places = remade.Places },
            SignatureEvidence.None when remade.Differences is null => Unsigned(attached),
            SignatureEvidence.Unreadable when remade.Differences is null && !claimsToBeOurs => Nothing(),
            _ => new Verification(Verdict.Altered, remade.Differences is null
                ? "Altered: the signature does not fit the file."
                : "Altered: this is not the file that this portal gives under the address in it.")
            {
                Places = remade.Places,
            },
        };
    }

    private static Verification MadeHere(bool lacksSignature, Comparison remade, VersionStanding standing) => remade.IsSame
        ? lacksSignature
            ? new Verification(Verdict.SameContent, $"The same content, without the signature that this portal puts on its files. {standing.Name}.")
            {
                Explanation = "Made anew without a signature, the export is this file, byte for byte. But what this portal gives away it signs, so who made this file cannot be told from it.",
            }
            : new Verification(Verdict.Unchanged, $"Unchanged: this is exactly the file that this portal gives. {standing.Name}.")
        : new Verification(Verdict.SameContent, $"The same pages and content, but not byte for byte the file that this portal gives. {standing.Name}.")
        {
            Explanation = lacksSignature ? "It is also without the signature that this portal puts on its files." : null,
        };

    private static Verification Signed(Comparison remade, AttachedContent attached, VersionStanding? standing) => attached switch
    {
        { IsOfNamed: true } when standing is not null => new Verification(Verdict.Unchanged, $"Unchanged: this portal made and signed this file. {standing.Name}.")
        {
            Explanation = remade.Differences is null
                ? "Its pages could not be made anew here; its signature covers them."
                : "Made anew today, the export has other bytes, as it has after a change of the release, the certificate or the settings. The signature covers every byte of this file.",
        },
        { Version: { } other } => new Verification(Verdict.Unproven, $"Signed by this portal, but what it holds is version {other.Number} of the matrix “{other.Matrix}”, and not the version that it names.")
        {
            Explanation = "The file may come from before the portal's data was restored from a backup, when its versions had other numbers. Its signature holds.",
        },
        { Check.Result: CheckResult.Failed } => new Verification(Verdict.Unproven, "Signed by this portal, but its content is that of no version stored here.")
        {
            Explanation = "The file may come from before the portal's data was restored from a backup. Its signature holds; what it says can be compared with nothing.",
        },
        _ => new Verification(Verdict.Unproven, "Signed by this portal, but there is no content in it that could be compared with a version stored here."),
    };

    private static Verification OfAnotherPublication(VersionStanding standing) => new(
        Verdict.Unproven, $"Signed by this portal, but made from another publication of version {standing.Number} than the one stored here.")
    {
        Explanation = "Both have the same content, but were published at another time, by other people or for another reason. The file may come from before the portal's data was restored from a backup.",
    };

    private static Verification Unsigned(AttachedContent attached) => attached.IsOfNamed
        ? new Verification(Verdict.Unproven, "Not proven: the attached content is that of a version of this portal, but nothing shows that the pages say the same.")
        : Nothing();

    private static Verification Nothing() => new(Verdict.NotOurs, "Nothing shows that this portal made this file.");

    private static string Listed(ValueList<string> places) => places.Count == 1 ? places[0] : $"{string.Join(", ", places.Take(places.Count - 1))} and {places[^1]}";

    /// <param name="Version">The version whose content is attached; null when it is that of none, or cannot be taken out.</param>
    private sealed record AttachedContent(Check Check, MatrixVersion? Version)
    {
        /// <summary>Whether it is the content of the version that the file names.</summary>
        public bool IsOfNamed => Check.Result == CheckResult.Passed;
    }

    /// <param name="Differences">From the file made anew; null when there is none to compare with.</param>
    private sealed record Comparison(Check Check, PdfDifferences? Differences)
    {
        /// <summary>The version whose export the file is, when it is one; its compressed form may differ.</summary>
        public MatrixVersion? Proven { get; init; }

        public bool IsSame => Differences is { Places.Count: 0 };

        public ValueList<string> Places => Differences?.Places ?? [];

        public static Comparison NotPossible(string why) => new(Check.NotPossible(MadeAnew, why), null);
    }
}
