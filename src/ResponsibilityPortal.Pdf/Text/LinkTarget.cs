using System.Text;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>Where a link leads.</summary>
public abstract record LinkTarget
{
    private LinkTarget()
    {
    }

    /// <summary>The link in words: its alternative description (ISO 14289-1, 7.18.5).</summary>
    public required string Description { get; init; }

    /// <summary>An address of the web.</summary>
    /// <param name="Address">An absolute http or https address; nothing else can be linked to.</param>
    public sealed record Web(string Address) : LinkTarget
    {
        /// <summary>The address as a URI action has it (ISO 32000-1, 12.6.4.7): ASCII, everything else escaped.</summary>
        /// <exception cref="InvalidOperationException">It is of another kind, so that pressing it might run something.</exception>
        internal byte[] Bytes() =>
            Uri.TryCreate(Address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? Encoding.ASCII.GetBytes(Ascii.IsValid(uri.AbsoluteUri) ? uri.AbsoluteUri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped))
                : throw new InvalidOperationException($"'{Address}' is no absolute http or https address.");
    }

    /// <summary>A place in the same document.</summary>
    public sealed record Inside(Destination Destination) : LinkTarget;
}
