using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Comparing;

/// <summary>What became of one row between two versions, moves of accountability first.</summary>
public static class ResponsibilityComparison
{
    /// <param name="before">The row in the earlier version, with its matrix.</param>
    /// <param name="after">The row in the later version, with its matrix.</param>
    public static ValueList<ResponsibilityChange> Between((Matrix Matrix, Responsibility Row) before, (Matrix Matrix, Responsibility Row) after)
    {
        var changes = new List<ResponsibilityChange>();
        foreach (var model in after.Matrix.HostingModels.UnionBy(before.Matrix.HostingModels, model => model.Slug))
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
        return changes.OrderByDescending(change => change.MovesOwnership).ToValueList();
    }

    private static void AddCell(List<ResponsibilityChange> changes, string model, Matrix oldMatrix, Assignment? before, Matrix newMatrix, Assignment? after)
    {
        Add(changes, model, "accountable party", NameOf(oldMatrix, before?.Accountable), NameOf(newMatrix, after?.Accountable), movesOwnership: before?.Accountable != after?.Accountable);
        Add(changes, model, "contributing parties", NamesOf(oldMatrix, before?.Contributing), NamesOf(newMatrix, after?.Contributing));
        foreach (var party in newMatrix.Parties.UnionBy(oldMatrix.Parties, party => party.Slug))
        {
            Add(changes, model, $"note of {party.Name}", before?.NoteOf(party.Slug), after?.NoteOf(party.Slug));
        }

        Add(changes, model, "basis", before?.Basis?.ToString(), after?.Basis?.ToString());
        Add(changes, model, "customer's part", before?.CustomerPart?.ToString(), after?.CustomerPart?.ToString());
        Add(changes, model, "sharing", before?.Sharing?.ToString(), after?.Sharing?.ToString());
    }

    private static void Add(List<ResponsibilityChange> changes, string? model, string what, string? before, string? after, bool movesOwnership = false)
    {
        if (before != after)
        {
            changes.Add(new ResponsibilityChange(model, what, before, after, movesOwnership));
        }
    }

    private static string? NamesOf(Matrix matrix, ValueList<string>? parties) =>
        parties is { Count: > 0 } ? Enumeration.Of([.. parties.Select(party => NameOf(matrix, party)!)]) : null;

    private static string? NameOf(Matrix matrix, string? party) => matrix.Parties.FirstOrDefault(known => known.Slug == party)?.Name;

    private static string? Controls((Matrix Matrix, Responsibility Row) row) =>
        Joined(row.Row.Controls.SelectMany(mapping => mapping.Identifiers).ToValueList());

    private static string? Joined(ValueList<string> texts) => texts.Count == 0 ? null : string.Join(", ", texts);
}
