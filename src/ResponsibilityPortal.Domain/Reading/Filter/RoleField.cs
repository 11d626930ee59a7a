using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <remarks>With a party, the rows are chosen by <see cref="PartyField"/>.</remarks>
internal sealed class RoleField : FilterField
{
    private const string Anyone = "anyone";

    public override string Name => "role";

    public override string Noun => "role";

    public override FilterField Within => FilterFields.Party;

    public override ValueList<string> ValuesIn(Matrix matrix) => RoleFilter.In(matrix);

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"{Anyone} {WordsOf(filter.Role, Anyone)}";

    /// <summary>Returns what a party does, to follow its name.</summary>
    public static string WordsOf(string? role, string name) =>
        role switch
        {
            null => PartWords.HasPart(name),
            RoleFilter.Accountable => PartWords.IsAccountable(name),
            RoleFilter.Shared => PartWords.IsJointlyAccountable(name),
            RoleFilter.Contributing => PartWords.Contributes(name),
            RoleFilter.OnlyContributing => $"{PartWords.Contributes(name)} and {PartWords.Is(name)} not accountable",
            RoleFilter.None => PartWords.HasNoPart(name),
            _ => $"in the role “{role}”",
        };

    internal override Func<MatrixRow, bool>? RowTest(FilterScope scope)
    {
        if (scope.Filter.Party is not null)
        {
            return null;
        }

        var role = scope.Filter.Role;
        return row => scope.Matrix.Parties.Any(party => scope.Parts.HasRole(row, party.Slug, role));
    }
}
