using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>The result of checking a file's signature.</summary>
public abstract record SignatureFinding
{
    private SignatureFinding() { }

    /// <summary>Every byte of the file and its signature is as one of the known keys left it. The time stamp is not included.</summary>
    /// <param name="Stamp">The time stamp next to the signature; null when there is none.</param>
    public sealed record Holds(X509Certificate2 Certificate, SignatureStamp? Stamp) : SignatureFinding;

    /// <summary>The signature names a known certificate, but the file is not what that key signed.</summary>
    /// <param name="Reason">What doesn't match, as a sentence.</param>
    public sealed record Broken(X509Certificate2 Certificate, string Reason) : SignatureFinding;

    /// <summary>The signer is unknown. The signature was checked only if there is a time stamp for it.</summary>
    /// <param name="Stamp">The time stamp next to a valid signature; null when there is none.</param>
    public sealed record Foreign(string Subject, SignatureStamp? Stamp) : SignatureFinding;

    /// <param name="Reason">Why it can't be read as a signature, as a sentence.</param>
    public sealed record Unreadable(string Reason) : SignatureFinding;
}
