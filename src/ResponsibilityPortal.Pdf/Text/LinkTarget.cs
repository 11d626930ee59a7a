using System.Text;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>The target of a link.</summary>
public abstract record LinkTarget
{
    private LinkTarget() { }

    /// <summary>The alternative description of the link (ISO 14289-1, 7.18.5).</summary>
    public required string Description { get; init; }

    /// <summary>A web address.</summary>
    /// <param name="Address">An absolute http or https address. Other addresses are refused.</param>
    public sealed record Web(string Address) : LinkTarget
    {
        /// <summary>The address in a URI action (ISO 32000-1, 12.6.4.7): ASCII, everything else escaped.</summary>
        /// <exception cref="InvalidOperationException">The address is of another kind, so that opening it might run something.</exception>
        internal byte[] Bytes() =>
            Uri.TryCreate(Address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? Encoding.ASCII.GetBytes(
                    Ascii.IsValid(uri.AbsoluteUri)
                        ? uri.AbsoluteUri
                        : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped)
                )
                : throw new InvalidOperationException($"'{Address}' is not an absolute http or https address.");
    }

    /// <summary>A place in the same document.</summary>
    public sealed record Inside(Destination Destination) : LinkTarget;
}
