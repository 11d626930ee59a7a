using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Describes the parties of a duty in words, so that the answer can be read aloud, searched for and cited.</summary>
public static class AssignmentSentence
{
    /// <summary>Returns a sentence for one cell: "Yugabyte is accountable; Public cloud provider and Customer contribute".</summary>
    public static string OfCell(Matrix matrix, Assignment? cell)
    {
        if (cell is not { IsAssessed: true })
        {
            return PartWords.NotYetAssessedFirst;
        }

        if (cell.NotApplicable is { } reason)
        {
            return PartWords.NotApplicableBecause(reason);
        }

        var contributors = cell.Contributing.Select(slug => NameOf(matrix, slug)).ToList();
        var sentence = cell.Accountable is { } accountable
            ? Accountable(NameOf(matrix, accountable))
            : PartWords.Share(NamesOf(matrix, cell.JointlyAccountable));
        return contributors.Count == 0 ? sentence : $"{sentence}; {Enumeration.Of(contributors)} {PartWords.Contribute(contributors)}";
    }

    /// <summary>One row over some columns: "Yugabyte is accountable in SaaS and PaaS, the customer in IaaS and On-premises."</summary>
    public static string OfRow(Matrix matrix, Responsibility responsibility, ValueList<HostingModel> columns)
    {
        var groups = columns
            .GroupBy(column => responsibility.In(column.Slug)?.Accountability)
            .Select(group => (Cell: responsibility.In(group.First().Slug), Models: group.Select(column => column.Name).ToList()))
            .ToList();
        if (groups is [(var only, var models)])
        {
            var where =
                models.Count == 1 ? ""
                : models.Count == 2 || models.Count < matrix.HostingModels.Count ? $" in {Enumeration.Of(models)}"
                : $" in all {models.Count} {matrix.ColumnKind.Plural}";
            return only switch
            {
                { Accountable: { } accountable } => $"{AccountableFirst(NameOf(matrix, accountable))}{where}.",
                { IsJoint: true } =>
                    $"{PartyPhrase.AllFirst(NamesOf(matrix, only.JointlyAccountable))} share this{where}; "
                        + "the source names no single accountable party.",
                { NotApplicable: { } reason } when models.Count == 1 => $"{PartWords.NotApplicableBecause(reason)}.",
                { NotApplicable: not null } => $"{PartWords.NotApplicableFirst}{where}.",
                _ => $"{PartWords.NotYetAssessedFirst}.",
            };
        }

        // The verb is said once, and again where the one before has another: "Not yet assessed in SaaS, the customer is accountable in
        // IaaS".
        var parts = groups.Select(
            (group, position) =>
                Part(matrix, group.Cell, position == 0 ? null : groups[position - 1].Cell, position == 0)
                + $" in {Enumeration.Of(group.Models)}"
        );
        return $"{string.Join(", ", parts)}.";
    }

    /// <summary>Returns who is accountable as a part of a sentence.</summary>
    /// <param name="before">The cell of the part before.</param>
    private static string Part(Matrix matrix, Assignment? cell, Assignment? before, bool isFirst)
    {
        if (cell?.Accountable is { } accountable)
        {
            var name = NameOf(matrix, accountable);
            return isFirst ? AccountableFirst(name)
                : NeedsVerb(name, before?.Accountable is { } other ? NameOf(matrix, other) : null)
                    ? $"{PartyPhrase.Of(name)} {PartWords.IsAccountable(name)}"
                : PartyPhrase.Of(name);
        }

        if (cell is { IsJoint: true })
        {
            var names = NamesOf(matrix, cell.JointlyAccountable);
            var subject = isFirst ? PartyPhrase.AllFirst(names) : Enumeration.Of([.. names.Select(PartyPhrase.Of)]);
            return $"{subject} share this (the source names no single accountable party)";
        }

        return (cell?.NotApplicable is not null, isFirst) switch
        {
            (true, true) => PartWords.NotApplicableFirst,
            (true, false) => PartWords.NotApplicable,
            (false, true) => PartWords.NotYetAssessedFirst,
            (false, false) => PartWords.NotYetAssessed,
        };
    }

    private static bool NeedsVerb(string party, string? before) => before is null || PartWords.Is(party) != PartWords.Is(before);

    private static string AccountableFirst(string name) => $"{PartyPhrase.First(name)} {PartWords.IsAccountable(name)}";

    private static string Accountable(string name) => $"{name} {PartWords.IsAccountable(name)}";

    private static List<string> NamesOf(Matrix matrix, ValueList<string> parties) => [.. parties.Select(party => NameOf(matrix, party))];

    /// <remarks>The history of a cell may name a party that the matrix has no longer.</remarks>
    private static string NameOf(Matrix matrix, string party) => matrix.Parties.FirstOrDefault(known => known.Slug == party)?.Name ?? party;
}
