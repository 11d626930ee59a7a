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

    private static readonly Part[] Parts = [Part.None, Part.Contributing, Part.JointlyAccountable, Part.Accountable];

    /// <summary>What can be written about a party, as a sentence.</summary>
    public static string Choices { get; } =
        Listed(Parts.Select(Of).Append(PartWords.NotApplicableFirst).Append(PartWords.NotYetAssessedFirst));

    /// <summary>What the column of a party can say first, as a sentence.</summary>
    public static string PartChoices { get; } = Listed(Parts.Select(Of));

    /// <summary>Fills the columns of a hosting model.</summary>
    /// <param name="at">The index of the first of them.</param>
    /// <returns>The index after them.</returns>
    public static int Fill(WorkbookData data, ModelColumns model, Assignment? assignment, TextCell[] cells, int at)
    {
        var whole = WholeOf(data.Matrix, assignment);
        if (assignment is not { IsAssessed: true, NotApplicable: null })
        {
            cells[at++] = new TextCell(whole, WorkbookStyles.Open);
            foreach (var _ in model.Parties)
            {
                cells[at++] = new TextCell(null, WorkbookStyles.Open);
            }

            return at;
        }

        cells[at++] = new TextCell(
            whole,
            assignment.Accountable is { } accountable
                ? data.PartyOf(accountable)?.AccountableName ?? WorkbookStyles.Strong
                : WorkbookStyles.Shared
        );
        foreach (var party in model.Parties)
        {
            cells[at++] = new TextCell(PartyOf(assignment, party.Party.Slug), party.For(assignment.PartOf(party.Party.Slug)));
        }

        return at;
    }

    /// <summary>Returns what the first column of a hosting model says: the accountable party, or why there is none.</summary>
    public static string WholeOf(Matrix matrix, Assignment? assignment)
    {
        if (assignment is not { IsAssessed: true, NotApplicable: null })
        {
            return AssignmentSentence.OfCell(matrix, assignment);
        }

        return assignment.Accountable is { } accountable
            ? NameOf(accountable)
            : PartWords.Share([.. assignment.JointlyAccountable.Select(NameOf)]);

        string NameOf(string slug) => matrix.Parties.FirstOrDefault(party => party.Slug == slug)?.Name ?? slug;
    }

    /// <summary>Returns the part of a party with its note below; null in a cell without parties.</summary>
    public static string? PartyOf(Assignment? assignment, string party) =>
        assignment is not { IsAssessed: true, NotApplicable: null } ? null
        : assignment.NoteOf(party) is { } note ? $"{Of(assignment.PartOf(party))}\n{note}"
        : Of(assignment.PartOf(party));

    /// <summary>Returns the part of a party as the beginning of a text.</summary>
    public static string Of(Part part) =>
        part switch
        {
            Part.Accountable => Accountable,
            Part.JointlyAccountable => Shares,
            Part.Contributing => Contributes,
            _ => NotInvolved,
        };

    /// <summary>Returns the part that a text names, whatever its case; null for none.</summary>
    public static Part? PartIn(string text)
    {
        foreach (var part in Parts)
        {
            if (Of(part).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>What can be written for a value, as a sentence.</summary>
    /// <param name="words">The words for each value.</param>
    public static string ChoicesOf<T>(Func<T, string> words)
        where T : struct, Enum => Listed(Enum.GetValues<T>().Select(words));

    /// <summary>Reads a value by its words.</summary>
    /// <param name="value">Null when the text removes the value.</param>
    public static bool TryRead<T>(string text, Func<T, string> words, out T? value)
        where T : struct, Enum
    {
        value = null;
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (words(candidate).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        return text == EditedFile.Cleared;
    }

    private static string Listed(IEnumerable<string> words) => $"Write one of these: {string.Join("; ", words)}.";
}
