using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>What an untrusted PDF claims and proves by itself, without any stored version.</summary>
public sealed record PdfEvidence
{
    /// <summary>How many end markers within a file are tried as its end: each program that appends to a file writes one.</summary>
    private const int EndsMaxCount = 8;

    /// <summary>More links than a cover has.</summary>
    private const int LinksMaxCount = 8;

    /// <summary>Why the file can't be read in the form of an export, as a sentence; null when it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>The address that the file claims to come from. Anyone can write it.</summary>
    public string? ClaimedSource { get; private init; }

    /// <summary>The program that the file claims to be made by. Anyone can write it.</summary>
    public string? ClaimedProducer { get; private init; }

    /// <summary>The version hash that the file claims; null in files of releases that didn't write one. Anyone can write it.</summary>
    public string? ClaimedVersionHash { get; private init; }

    /// <summary>
    /// The first addresses that the file links to. The cover of an export links to the version and to the export itself. Anyone can write
    /// them.
    /// </summary>
    public IReadOnlyList<string> FirstLinks { get; private init; } = [];

    public required SignatureEvidence Signature { get; init; }

    /// <summary>The attached file; null when there is none, when there are several, or when it can't be read.</summary>
    public AttachedFile? Attached { get; private init; }

    /// <summary>What the attached proof says about witnesses; null when it says nothing, or can't be read.</summary>
    public AttachedProof? Proof { get; private init; }

    /// <summary>Returns whether bytes are a PDF, or were one before they were changed.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, 1_024)].IndexOf("PDF-"u8) >= 0 || bytes[^Math.Min(bytes.Length, 1_024)..].IndexOf("%%EOF"u8) >= 0;

    /// <summary>Returns the program that a file claims to be made by, or null when it names none.</summary>
    public static string? ProducerOf(ReadOnlySpan<byte> bytes) => MetadataClaims.Of(bytes).Producer;

    /// <param name="bytes">The file.</param>
    /// <param name="known">The certificates whose signatures count.</param>
    /// <param name="budget">The budget for the whole check of the file.</param>
    /// <exception cref="OperationCanceledException">The time limit has passed.</exception>
    public static PdfEvidence Of(ReadOnlyMemory<byte> bytes, IReadOnlyList<X509Certificate2> known, CheckingBudget budget)
    {
        try
        {
            var file = PdfFile.Read(bytes, budget.Reading);
            var claims = MetadataClaims.Of(file);

            // Read the strongest evidence first, because a file can use up the budget.
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
                Proof = ProofIn(file),
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
                Signature =
                    HeldBefore(bytes, known, budget)
                    ?? (
                        bytes.Span.IndexOf("ByteRange"u8) >= 0
                            ? new SignatureEvidence.Unreadable(exception.Message)
                            : (SignatureEvidence)new SignatureEvidence.None()
                    ),
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

    private static AttachedProof? ProofIn(PdfFile file)
    {
        try
        {
            return PdfAttachments.In(file, AttachmentRelationship.Supplement) is { } proof ? AttachedProof.Read(proof.Content) : null;
        }
        catch (UnreadablePdfException)
        {
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
                SignatureFinding.Holds(var certificate, var stamp) => new SignatureEvidence.Holds(certificate, signature.Message)
                {
                    Stamp = Found(stamp),
                },
                SignatureFinding.Broken(var certificate, var reason) => new SignatureEvidence.Broken(
                    certificate,
                    signature.Message,
                    reason
                ),
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

    /// <summary>
    /// Looks for an earlier end of the file up to which its signature is valid. Appending to a PDF leaves the earlier bytes as they were.
    /// </summary>
    private static SignatureEvidence.HoldsBefore? HeldBefore(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyList<X509Certificate2> known,
        CheckingBudget budget
    )
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

    private static X509Certificate2? HoldingCertificate(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyList<X509Certificate2> known,
        CheckingBudget budget
    )
    {
        try
        {
            return SignatureOf(PdfFile.Read(bytes, budget.Reading), known) is SignatureEvidence.Holds(var certificate, _)
                ? certificate
                : null;
        }
        catch (UnreadablePdfException)
        {
            return null;
        }
    }
}
