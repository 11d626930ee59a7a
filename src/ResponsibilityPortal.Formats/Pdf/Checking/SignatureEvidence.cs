using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>What the signature of a PDF proves.</summary>
public abstract record SignatureEvidence
{
    private SignatureEvidence()
    {
    }

    /// <summary>The time stamp beside a signature over the whole file, which that signature does not cover; null when there is none.</summary>
    public FoundStamp? Stamp { get; init; }

    /// <summary>There is none.</summary>
    public sealed record None : SignatureEvidence;

    /// <summary>Every byte of the file is as it was when a known key signed it.</summary>
    /// <param name="Message">The signature itself, DER-encoded.</param>
    public sealed record Holds(X509Certificate2 Certificate, ReadOnlyMemory<byte> Message) : SignatureEvidence;

    /// <summary>The file is as it was when a known key signed it, and something was put behind its end.</summary>
    public sealed record HoldsBefore(X509Certificate2 Certificate, int AppendedBytes) : SignatureEvidence;

    /// <summary>It names a known certificate, whose key has not signed this.</summary>
    /// <param name="Message">What is in the place of the signature, DER-encoded.</param>
    /// <param name="Reason">What does not fit, as a sentence.</param>
    public sealed record Broken(X509Certificate2 Certificate, ReadOnlyMemory<byte> Message, string Reason) : SignatureEvidence;

    /// <summary>Somebody else signed.</summary>
    /// <param name="Subject">Who that says it is.</param>
    public sealed record Foreign(string Subject) : SignatureEvidence;

    /// <param name="Reason">Why it cannot be checked, as a sentence.</param>
    public sealed record Unreadable(string Reason) : SignatureEvidence;
}
