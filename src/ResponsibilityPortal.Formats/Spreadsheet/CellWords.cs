using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>What one cell of the matrix says, in the columns of its hosting model and in words.</summary>
internal static class CellWords
{
    private const string Accountable = "Accountable";
    private const string Shares = "Jointly accountable";
    private const string Contributes = "Contributes";
    private const string NotInvolved = "Not involved";

    /// <summary>Fills the columns of a hosting model.</summary>
    /// <param name="at">The index of the first of them.</param>
    /// <returns>The index after them.</returns>
    public static int Fill(WorkbookData data, ModelColumns model, Assignment? assignment, TextCell[] cells, int at)
    {
        if (assignment is not { IsAssessed: true, NotApplicable: null })
        {
            cells[at++] = new TextCell(AssignmentSentence.OfCell(data.Matrix, assignment), WorkbookStyles.Open);
            foreach (var _ in model.Parties)
            {
                cells[at++] = new TextCell(null, WorkbookStyles.Open);
            }

            return at;
        }

        cells[at++] = assignment.Accountable is { } accountable
            ? new TextCell(data.NameOf(accountable), data.PartyOf(accountable)?.AccountableName ?? WorkbookStyles.Strong)
            : new TextCell(PartWords.Share([.. assignment.JointlyAccountable.Select(data.NameOf)]), WorkbookStyles.Shared);
        foreach (var party in model.Parties)
        {
            var part = assignment.PartOf(party.Party.Slug);
            cells[at++] = new TextCell(Text(part, assignment.NoteOf(party.Party.Slug)), party.For(part));
        }

        return at;
    }

    /// <summary>Returns the part of a party as the beginning of a text.</summary>
    public static string Of(Part part) =>
        part switch
        {
            Part.Accountable => Accountable,
            Part.JointlyAccountable => Shares,
            Part.Contributing => Contributes,
            _ => NotInvolved,
        };

    private static string Text(Part part, string? note) => note is null ? Of(part) : $"{Of(part)}\n{note}";
}
