using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>One difference between a row in two versions.</summary>
/// <param name="HostingModel">The name of the column, or null for a change of the row as a whole.</param>
/// <param name="What">What changed: "accountable party", "note of Customer", "title" ...</param>
/// <param name="Before">The earlier text; null for none.</param>
/// <param name="After">The later text; null for none.</param>
/// <param name="MovesAccountability">Whether a party became accountable or is no longer accountable.</param>
public sealed record ResponsibilityChange(string? HostingModel, string What, string? Before, string? After, bool MovesAccountability)
{
    /// <summary>The kind of a change of a column, in every matrix. The word of a matrix could be that of another kind: "source".</summary>
    public const string Column = "hosting model";

    /// <summary>Begins the kind of a change of the order of columns and other elements.</summary>
    public const string PlaceOf = "place of ";

    /// <summary>How the kinds of changes begin whose values are texts of the matrix, and not names or words of the portal.</summary>
    private static readonly string[] Texts =
    [
        "title",
        "summary",
        "guidance",
        "contact",
        "disclaimer",
        "domain",
        "description",
        "note",
        "keywords",
        "related rows",
        "reason for",
        "statement",
    ];

    /// <summary>Whether the values are texts of the matrix.</summary>
    public bool HasTexts => Texts.Any(text => What.StartsWith(text, StringComparison.Ordinal));

    /// <summary>Returns what changed, for people: a column has the name that its matrix gives it.</summary>
    public string WhatIn(Matrix matrix)
    {
        var place = What.StartsWith(PlaceOf, StringComparison.Ordinal) ? PlaceOf : "";
        var kind = What.AsSpan(place.Length);
        return kind.StartsWith(Column) && (kind.Length == Column.Length || kind[Column.Length] == ' ')
            ? $"{place}{matrix.ColumnKind.Singular}{kind[Column.Length..]}"
            : What;
    }
}
