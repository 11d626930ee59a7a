using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Says in words who owns a duty, so that the answer can be read aloud, searched for and cited.</summary>
public static class OwnershipSentence
{
    /// <summary>One cell: "Yugabyte is accountable; Public cloud provider and Customer contribute".</summary>
    public static string OfCell(Matrix matrix, Assignment? cell)
    {
        if (cell?.Accountable is not { } accountable)
        {
            return PartWords.NotYetAssessedFirst;
        }

        var contributors = cell.Contributing.Select(slug => NameOf(matrix, slug)).ToList();
        var sentence = Accountable(NameOf(matrix, accountable));
        return contributors.Count == 0 ? sentence : $"{sentence}; {Enumeration.Of(contributors)} {PartWords.Contribute(contributors)}";
    }

    /// <summary>One row over some columns: "Yugabyte is accountable in SaaS and PaaS, Customer in IaaS and On-premises."</summary>
    public static string OfRow(Matrix matrix, Responsibility responsibility, ValueList<HostingModel> columns)
    {
        var groups = columns
            .GroupBy(column => responsibility.In(column.Slug)?.Accountable)
            .Select(group => (Party: group.Key is null ? null : NameOf(matrix, group.Key), Models: group.Select(column => column.Name).ToList()))
            .ToList();
        if (groups is [(var only, var models)])
        {
            return (only, models.Count) switch
            {
                (null, _) => $"{PartWords.NotYetAssessedFirst}.",
                (_, 1) => $"{Accountable(only)}.",
                (_, var count) when count == 2 || count < matrix.HostingModels.Count => $"{Accountable(only)} in {Enumeration.Of(models)}.",
                _ => $"{Accountable(only)} in all {models.Count} hosting models.",
            };
        }

        var parts = groups.Select((group, position) =>
            group.Party is null ? $"{PartWords.NotYetAssessed} in {Enumeration.Of(group.Models)}"
            : position == 0 ? $"{Accountable(group.Party)} in {Enumeration.Of(group.Models)}"
            : $"{group.Party} in {Enumeration.Of(group.Models)}");
        return $"{string.Join(", ", parts)}.";
    }

    /// <summary>
    /// One cell as an answer that stands alone: which model, which duty, who is accountable and who contributes, and what each does.
    /// </summary>
    public static string OfAnswer(Matrix matrix, Responsibility responsibility, HostingModel model)
    {
        var duty = $"\u201C{responsibility.Title}\u201D";
        if (responsibility.In(model.Slug) is not { Accountable: { } accountable } cell)
        {
            return $"In {model.Name}, nobody has been made accountable yet for {duty}.";
        }

        var sentence = $"In {model.Name}, {Accountable(NameOf(matrix, accountable))} for {duty}{Does(cell, accountable)}";
        var names = cell.Contributing.Select(party => NameOf(matrix, party)).ToList();
        var contributors = cell.Contributing.Select((party, position) => $"{names[position]}{Does(cell, party)}").ToList();
        return contributors.Count == 0
            ? $"{sentence}; no other party has a part."
            : $"{sentence}; {Enumeration.Of(contributors)} {PartWords.Contribute(names)}.";
    }

    private static string Accountable(string name) => $"{name} {PartWords.IsAccountable(name)}";

    private static string Does(Assignment cell, string party) => cell.NoteOf(party) is { } note ? $" ({note.TrimEnd('.')})" : "";

    /// <remarks>The history of a cell may name a party that the matrix has no longer.</remarks>
    private static string NameOf(Matrix matrix, string party) => matrix.Parties.FirstOrDefault(known => known.Slug == party)?.Name ?? party;
}
