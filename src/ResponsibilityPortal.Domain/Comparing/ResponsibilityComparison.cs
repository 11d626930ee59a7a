using System.Collections.Frozen;
using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Comparing;

/// <summary>What became of one row between two versions, moves of accountability first.</summary>
/// <remarks>Only cells of columns that both versions have are compared: a column that comes or goes moves nothing from anybody.</remarks>
public static class ResponsibilityComparison
{
    /// <param name="before">The row in the earlier version, with its matrix.</param>
    /// <param name="after">The row in the later version, with its matrix.</param>
    public static ValueList<ResponsibilityChange> Between((Matrix Matrix, Responsibility Row) before, (Matrix Matrix, Responsibility Row) after)
    {
        var changes = new List<ResponsibilityChange>();
        foreach (var model in after.Matrix.HostingModels.IntersectBy(before.Matrix.HostingModels.Select(model => model.Slug), model => model.Slug))
        {
            AddCell(changes, model.Name, before.Matrix, before.Row.In(model.Slug), after.Matrix, after.Row.In(model.Slug));
        }

        Add(changes, null, "title", before.Row.Title, after.Row.Title);
        Add(changes, null, "description", before.Row.Description, after.Row.Description);
        Add(changes, null, "note", before.Row.Note, after.Row.Note);
        Add(changes, null, "keywords", Joined(before.Row.Keywords), Joined(after.Row.Keywords));
        Add(changes, null, "controls", Controls(before), Controls(after));
        Add(changes, null, "sources", Joined(before.Row.Sources), Joined(after.Row.Sources));
        Add(changes, null, "related rows", Joined(before.Row.Related), Joined(after.Row.Related));
        Add(changes, null, "reviewed on", Date(before.Row.ReviewedOn), Date(after.Row.ReviewedOn));
        Add(changes, null, "review due on", Date(before.Row.ReviewDueOn), Date(after.Row.ReviewDueOn));
        return changes.OrderByDescending(change => change.MovesOwnership).ToValueList();
    }

    private static void AddCell(List<ResponsibilityChange> changes, string model, Matrix oldMatrix, Assignment? before, Matrix newMatrix, Assignment? after)
    {
        // Who owns a cell is told apart by slug: a party that was only renamed, or moved in the list of parties, owns what it owned.
        if (before?.Accountable != after?.Accountable)
        {
            changes.Add(new ResponsibilityChange(model, "accountable party", NameOf(oldMatrix, before?.Accountable), NameOf(newMatrix, after?.Accountable), MovesOwnership: true));
        }

        if (!(before?.Contributing ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(after?.Contributing ?? []))
        {
            changes.Add(new ResponsibilityChange(model, "contributing parties", NamesOf(oldMatrix, before?.Contributing), NamesOf(newMatrix, after?.Contributing), MovesOwnership: false));
        }

        foreach (var party in newMatrix.Parties.UnionBy(oldMatrix.Parties, party => party.Slug))
        {
            Add(changes, model, $"note of {party.Name}", before?.NoteOf(party.Slug), after?.NoteOf(party.Slug));
        }

        Add(changes, model, "basis", Word(MatrixFormat.Bases, before?.Basis), Word(MatrixFormat.Bases, after?.Basis));
        Add(changes, model, "customer's part", Word(MatrixFormat.CustomerParts, before?.CustomerPart), Word(MatrixFormat.CustomerParts, after?.CustomerPart));
        Add(changes, model, "sharing", Word(MatrixFormat.Sharings, before?.Sharing), Word(MatrixFormat.Sharings, after?.Sharing));
    }

    private static void Add(List<ResponsibilityChange> changes, string? model, string what, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(new ResponsibilityChange(model, what, before, after, MovesOwnership: false));
        }
    }

    private static string? NamesOf(Matrix matrix, ValueList<string>? parties) =>
        parties is { Count: > 0 } ? Enumeration.Of([.. parties.Select(party => NameOf(matrix, party)!)]) : null;

    private static string? NameOf(Matrix matrix, string? party) => matrix.Parties.FirstOrDefault(known => known.Slug == party)?.Name;

    private static string? Controls((Matrix Matrix, Responsibility Row) row) =>
        Joined(row.Row.Controls.SelectMany(mapping => mapping.Identifiers).ToValueList());

    /// <summary>The word of the exchange format with its hyphens read: "industry practice".</summary>
    private static string? Word<T>(FrozenDictionary<string, T> words, T? value)
        where T : struct, Enum =>
        value is { } known ? MatrixFormat.WordFor(words, known).Replace('-', ' ') : null;

    private static string? Date(DateOnly? date) => date?.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);

    private static string? Joined(ValueList<string> texts) => texts.Count == 0 ? null : string.Join(", ", texts);
}
