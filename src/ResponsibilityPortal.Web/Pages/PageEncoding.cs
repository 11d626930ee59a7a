using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>The content encodings of pages.</summary>
public enum PageEncoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Chooses the encoding that a client accepts.</summary>
internal static class PageEncodings
{
    private const string BrotliName = "br";
    private const string GzipName = "gzip";

    /// <summary>Returns the name of the encoding in HTTP. Null for none.</summary>
    public static string? NameOf(PageEncoding encoding) =>
        encoding switch
        {
            PageEncoding.Brotli => BrotliName,
            PageEncoding.Gzip => GzipName,
            _ => null,
        };

    /// <summary>Returns the best encoding that the client accepts (RFC 9110, section 12.5.3).</summary>
    public static PageEncoding Choose(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0)
        {
            return PageEncoding.Identity;
        }

        // Browsers all send one line without weights. Only other clients need the full grammar.
        if (header is [{ } line] && !line.Contains(';', StringComparison.Ordinal) && !line.Contains('*', StringComparison.Ordinal))
        {
            return Lists(line, BrotliName) ? PageEncoding.Brotli
                : Lists(line, GzipName) ? PageEncoding.Gzip
                : PageEncoding.Identity;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Accepts(accepted, BrotliName) ? PageEncoding.Brotli
            : Accepts(accepted, GzipName) ? PageEncoding.Gzip
            : PageEncoding.Identity;
    }

    private static bool Lists(string line, string name)
    {
        foreach (var range in line.AsSpan().Split(','))
        {
            if (line.AsSpan(range).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string name)
    {
        var named =
            accepted.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.Value == "*");
        return named is not null && named.Quality is not 0;
    }
}
