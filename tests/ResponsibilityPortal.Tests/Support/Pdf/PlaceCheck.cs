namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Checks the targets of links and outline entries: a place on a page, or a web address.</summary>
internal sealed class PlaceCheck(PdfFile file, IReadOnlyList<PdfPage> pages)
{
    private readonly HashSet<int> _pages = [.. pages.Select(page => page.ObjectNumber)];

    /// <summary>Returns what is wrong with the target of a dictionary. Null when nothing is.</summary>
    public string? FaultOf(PdfValue.Dictionary from)
    {
        if (file.Find<PdfValue.Array>(from, "Dest") is { } place)
        {
            return from.Members.ContainsKey("A") ? "leads to two places" : FaultOf(place);
        }

        var action = file.Find<PdfValue.Dictionary>(from, "A");
        switch (action is null ? null : file.NameAt(action, "S"))
        {
            case "GoTo":
                return file.Find<PdfValue.Array>(action, "D") is { } inside ? FaultOf(inside) : "leads to no place";
            case "URI":
                var address = file.TextAt(action, "URI");
                return
                    Uri.TryCreate(address, UriKind.Absolute, out var uri)
                    && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                    && address!.All(char.IsAscii)
                    ? null
                    : $"leads to '{address}', which isn't a web address";
            default:
                return "leads nowhere";
        }
    }

    private string? FaultOf(PdfValue.Array place) =>
        place.Items is [PdfValue.Reference page, PdfValue.Name { Value: "XYZ" or "Fit" or "FitH" }, ..] && _pages.Contains(page.Number)
            ? null
            : "leads to no page";
}
