using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>The texts of a row that a search reads.</summary>
internal static class SearchedTexts
{
    public static IEnumerable<string> Of(MatrixRow row) =>
        [
            row.Responsibility.Title,
            .. row.Responsibility.Keywords,
            row.Responsibility.Description ?? "",
            row.Responsibility.Note ?? "",
            row.Domain.Name,
            .. row.Responsibility.Assignments.SelectMany(cell => cell.Notes, (_, note) => note.Text),
            .. row.Responsibility.Assignments.Select(cell => cell.NotApplicable).OfType<string>(),
        ];
}
