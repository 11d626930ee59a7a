using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>What one column of a foreign spreadsheet becomes.</summary>
/// <param name="Column">From 1.</param>
public sealed record ImportColumn(int Column, ColumnUse Use)
{
    /// <summary>The slug of the hosting model that the column is about; null for every one.</summary>
    public string? Model { get; init; }

    /// <summary>The slugs of the parties that a mark means; for notes, the one party.</summary>
    public ValueList<string> Parties { get; init; } = [];

    /// <summary>Whether the column says something about the cells of a hosting model.</summary>
    public bool IsAboutCells =>
        Use is ColumnUse.Parties or ColumnUse.Marks or ColumnUse.Notes or ColumnUse.MarkedNotes or ColumnUse.NotApplicable;

    /// <summary>Whether the column belongs to certain parties.</summary>
    public bool IsOfParties => Use is ColumnUse.Marks or ColumnUse.Notes or ColumnUse.MarkedNotes;

    /// <summary>Returns whether the column is about a hosting model.</summary>
    public bool IsAbout(string model) => IsAboutCells && (Model is null || Model == model);
}
