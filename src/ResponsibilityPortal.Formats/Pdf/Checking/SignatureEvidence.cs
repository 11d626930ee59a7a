using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>What the signature of a PDF proves.</summary>
public abstract record SignatureEvidence
{
    private SignatureEvidence() { }

    /// <summary>The time stamp next to a signature of the whole file. The signature doesn't cover it. Null when there is none.</summary>
    public FoundStamp? Stamp { get; init; }

    /// <summary>The file isn't signed.</summary>
    public sealed record None : SignatureEvidence;

    /// <summary>Every byte of the file is as it was when a known key signed it.</summary>
    /// <param name="Message">The signature itself, DER-encoded.</param>
    public sealed record Holds(X509Certificate2 Certificate, ReadOnlyMemory<byte> Message) : SignatureEvidence;

    /// <summary>The file is as it was when a known key signed it, and data was appended to it.</summary>
    public sealed record HoldsBefore(X509Certificate2 Certificate, int AppendedBytes) : SignatureEvidence;

    /// <summary>The signature names a known certificate, but that key didn't sign this file.</summary>
    /// <param name="Message">The data where the signature should be, DER-encoded.</param>
    /// <param name="Reason">What doesn't match, as a sentence.</param>
    public sealed record Broken(X509Certificate2 Certificate, ReadOnlyMemory<byte> Message, string Reason) : SignatureEvidence;

    /// <summary>The file is signed with an unknown certificate.</summary>
    /// <param name="Subject">The subject that the certificate claims.</param>
    public sealed record Foreign(string Subject) : SignatureEvidence;

    /// <param name="Reason">Why the signature can't be checked, as a sentence.</param>
    public sealed record Unreadable(string Reason) : SignatureEvidence;
}
