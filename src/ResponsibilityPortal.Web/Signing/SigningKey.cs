using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>What a PDF export is signed with.</summary>
public abstract record SigningKey
{
    private SigningKey() { }

    /// <summary>Nothing: the operator has turned signing off.</summary>
    public sealed record None : SigningKey;

    /// <param name="Certificate">With its private key.</param>
    public sealed record Ready(X509Certificate2 Certificate) : SigningKey;

    /// <summary>The export must be refused: signing is on and not possible now.</summary>
    /// <param name="Reason">Why, in sentences for the reader.</param>
    public sealed record Unusable(string Reason) : SigningKey;
}
