using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>What a PDF from anybody says and proves by itself, without looking at any stored version.</summary>
public sealed record PdfEvidence
{
    /// <summary>How many ends within a file are tried as its end: each programme that appends to a file writes one.</summary>
    private const int EndsMaxCount = 8;

    /// <summary>More than stand on a cover.</summary>
    private const int LinksMaxCount = 8;

    /// <summary>Why it cannot be read as a file in the form that the exports have, as a sentence; null when it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>Where it says that it can be had again. Anybody can write that.</summary>
    public string? ClaimedSource { get; private init; }

    /// <summary>Which program it says made it. Anybody can write that.</summary>
    public string? ClaimedProducer { get; private init; }

    /// <summary>The hash of the version record that it says it was made from; null in files of releases that did not write it. Anybody can write that.</summary>
    public string? ClaimedVersionHash { get; private init; }

    /// <summary>The first addresses it links to: the cover of an export leads to the version and to the export itself. Anybody can write that.</summary>
    public IReadOnlyList<string> FirstLinks { get; private init; } = [];

    public required SignatureEvidence Signature { get; init; }

    /// <summary>The file in it; null when there is none, or more than one, or it cannot be read.</summary>
    public AttachedFile? Attached { get; private init; }

    /// <summary>Whether bytes are a PDF or were one before somebody changed them.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, 1_024)].IndexOf("PDF-"u8) >= 0 || bytes[^Math.Min(bytes.Length, 1_024)..].IndexOf("%%EOF"u8) >= 0;

    /// <summary>Which program a file says made it; null when it says nothing.</summary>
    public static string? ProducerOf(ReadOnlySpan<byte> bytes) => MetadataClaims.Of(bytes).Producer;

    /// <param name="bytes">The file.</param>
    /// <param name="known">The certificates whose signatures count.</param>
    /// <param name="budget">What the whole check of the file may cost.</param>
    /// <exception cref="OperationCanceledException">Time is up.</exception>
    public static PdfEvidence Of(ReadOnlyMemory<byte> bytes, IReadOnlyList<X509Certificate2> known, CheckingBudget budget)
    {
        try
        {
            var file = PdfFile.Read(bytes, budget.Reading);
            var claims = MetadataClaims.Of(file);

            // What proves most comes first: a file can use up the budget.
            var signature = SignatureOf(file, known);
            var attached = AttachedTo(file, out var problem);
            return new PdfEvidence
            {
                ClaimedSource = claims.Source,
                ClaimedProducer = claims.Producer,
                ClaimedVersionHash = claims.Relation,
                Signature = signature,
                Attached = attached,
                Problem = problem,
                FirstLinks = [.. PdfLinks.In(file).Take(LinksMaxCount)],
            };
        }
        catch (UnreadablePdfException exception)
        {
            var claims = MetadataClaims.Of(bytes.Span);
            return new PdfEvidence
            {
                Problem = exception.Message,
                ClaimedSource = claims.Source,
                ClaimedProducer = claims.Producer,
                ClaimedVersionHash = claims.Relation,
                Signature = HeldBefore(bytes, known, budget)
                    ?? (bytes.Span.IndexOf("ByteRange"u8) >= 0 ? new SignatureEvidence.Unreadable(exception.Message) : (SignatureEvidence)new SignatureEvidence.None()),
            };
        }
    }

    private static AttachedFile? AttachedTo(PdfFile file, out string? problem)
    {
        try
        {
            problem = null;
            return PdfAttachments.In(file) is { } attached ? new AttachedFile(attached.Name, attached.Content) : null;
        }
        catch (UnreadablePdfException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static SignatureEvidence SignatureOf(PdfFile file, IReadOnlyList<X509Certificate2> known)
    {
        try
        {
            if (ReadSignature.In(file) is not { } signature)
            {
                return new SignatureEvidence.None();
            }

            return SignatureCheck.Check(signature.Message.Span, signature.CoveredBytes(file), known) switch
            {
                SignatureFinding.Holds(var certificate, var stamp) => new SignatureEvidence.Holds(certificate, signature.Message) { Stamp = Found(stamp) },
                SignatureFinding.Broken(var certificate, var reason) => new SignatureEvidence.Broken(certificate, signature.Message, reason),
                SignatureFinding.Foreign(var subject, var stamp) => new SignatureEvidence.Foreign(subject) { Stamp = Found(stamp) },
                SignatureFinding.Unreadable(var reason) => new SignatureEvidence.Unreadable(reason),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (UnreadablePdfException exception)
        {
            return new SignatureEvidence.Unreadable(exception.Message);
        }
    }

    private static FoundStamp? Found(SignatureStamp? stamp) => stamp is null ? null : new FoundStamp(stamp.Token, stamp.Signature);

    /// <summary>Whether the file holds up to an earlier end of it. Changing a PDF by appending to it leaves what was there before.</summary>
    private static SignatureEvidence.HoldsBefore? HeldBefore(ReadOnlyMemory<byte> bytes, IReadOnlyList<X509Certificate2> known, CheckingBudget budget)
    {
        var ending = "\n%%EOF\n"u8;
        var end = 0;
        for (var tries = 0; tries < EndsMaxCount && !budget.Reading.IsSpent; tries++)
        {
            var next = bytes.Span[end..].IndexOf(ending);
            if (next < 0)
            {
                return null;
            }

            end += next + ending.Length;
            if (end < bytes.Length && HoldingCertificate(bytes[..end], known, budget) is { } certificate)
            {
                return new SignatureEvidence.HoldsBefore(certificate, bytes.Length - end);
            }
        }

        return null;
    }

    private static X509Certificate2? HoldingCertificate(ReadOnlyMemory<byte> bytes, IReadOnlyList<X509Certificate2> known, CheckingBudget budget)
    {
        try
        {
            return SignatureOf(PdfFile.Read(bytes, budget.Reading), known) is SignatureEvidence.Holds(var certificate, _) ? certificate : null;
        }
        catch (UnreadablePdfException)
        {
            return null;
        }
    }
}
