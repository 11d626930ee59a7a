using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>What looking at the signature of a file gives.</summary>
public abstract record SignatureFinding
{
    private SignatureFinding()
    {
    }

    /// <summary>Every byte of the file, those of the signature included, is as one of the known keys left it; but for the time stamp.</summary>
    /// <param name="Stamp">The time stamp beside the signature; null when there is none.</param>
    public sealed record Holds(X509Certificate2 Certificate, SignatureStamp? Stamp) : SignatureFinding;

    /// <summary>It names a known certificate, and the file is not what that key signed.</summary>
    /// <param name="Reason">What does not fit, as a sentence.</param>
    public sealed record Broken(X509Certificate2 Certificate, string Reason) : SignatureFinding;

    /// <summary>Somebody else signed. Whether that signature holds was looked at only where there is a time stamp over it.</summary>
    /// <param name="Stamp">The time stamp beside a signature that holds; null when there is none.</param>
    public sealed record Foreign(string Subject, SignatureStamp? Stamp) : SignatureFinding;

    /// <param name="Reason">Why it is no signature, as a sentence.</param>
    public sealed record Unreadable(string Reason) : SignatureFinding;
}
