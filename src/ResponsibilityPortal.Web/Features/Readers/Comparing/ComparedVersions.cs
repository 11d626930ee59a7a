using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

/// <summary>The two versions to compare, and the parts of the request that could not be understood.</summary>
/// <param name="From">Null when the matrix has no such version.</param>
/// <param name="To">Null when the matrix has no such version.</param>
/// <param name="Unknown">The parts that do not name a version of the matrix.</param>
public sealed record ComparedVersions(MatrixVersion? From, MatrixVersion? To, ValueList<string> Unknown)
{
    // No part contains this character, because parts are escaped.
    private const char Separator = '/';

    /// <summary>
    /// Returns the request for two versions as one text, which has one form for each pair of numbers; null when the query has none.
    /// </summary>
    public static string? RequestIn(IQueryCollection query)
    {
        var (from, to) = (query[PortalUrls.FromVersionKey].ToString(), query[PortalUrls.ToVersionKey].ToString());
        return query.ContainsKey(PortalUrls.ComparedModelsKey) || (from.Length == 0 && to.Length == 0)
            ? null
            : $"{OneFormOf(from)}{Separator}{OneFormOf(to)}";
    }

    /// <summary>
    /// Returns the requested versions. Without a later one, takes the version in force. Without an earlier one, takes the version that
    /// readers had before the later one.
    /// </summary>
    public static ComparedVersions Choose(PublishedVersions versions, MatrixVersion inForce, string request)
    {
        var parts = request.Split(Separator);
        var (from, to) = (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
        var later = to.Length == 0 ? inForce : Find(versions, to);
        var earlier = from.Length == 0 ? versions.BaseOf(later ?? inForce) : Find(versions, from);
        List<string> unknown = [];
        if (from.Length > 0 && earlier is null)
        {
            unknown.Add(from);
        }

        if (later is null)
        {
            unknown.Add(to);
        }

        return new ComparedVersions(earlier, later, unknown.ToValueList());
    }

    private static string OneFormOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Uri.EscapeDataString(text);

    private static MatrixVersion? Find(PublishedVersions versions, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? versions.Find(known) : null;
}
