using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// A kind of text that search reads in a row. A word in the title says more about a row than a word in a note.
/// </summary>
/// <param name="Weight">How much a word in this field counts.</param>
/// <param name="LengthEffect">
/// How much less a word counts in a long text, from 0 (not at all) to 1. Keywords and notes are lists, so their length says little.
/// </param>
internal sealed record RowField(float Weight, float LengthEffect, Func<MatrixRow, IEnumerable<string>> TextsOf)
{
    public static RowField Title { get; } = new(3.0f, 0.6f, row => [row.Responsibility.Title]);

    public static RowField Keywords { get; } = new(2.5f, 0.3f, row => row.Responsibility.Keywords);

    public static RowField Notes { get; } = new(0.5f, 0.3f, NotesOf);

    /// <summary>All fields.</summary>
    public static ValueList<RowField> All { get; } =
    [
        Title,
        Keywords,
        new(1.2f, 0.6f, row => [row.Responsibility.Description ?? ""]),
        new(0.8f, 0.6f, row => [row.Domain.Name]),
        Notes,
    ];

    /// <summary>Returns the notes of a row and its cells, and why cells are not applicable.</summary>
    private static IEnumerable<string> NotesOf(MatrixRow row) =>
        row
            .Responsibility.Assignments.SelectMany(cell => cell.Notes, (_, note) => note.Text)
            .Concat(row.Responsibility.Assignments.Select(cell => cell.NotApplicable).OfType<string>())
            .Prepend(row.Responsibility.Note ?? "");
}
