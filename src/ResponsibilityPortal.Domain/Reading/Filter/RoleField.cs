using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <remarks>With a party, the rows are chosen by <see cref="PartyField"/>.</remarks>
internal sealed class RoleField : FilterField
{
    public override string Name => "role";

    public override string Noun => "role";

    public override FilterField Within => FilterFields.Party;

    public override ValueList<string> ValuesIn(Matrix matrix) => RoleFilter.All;

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"anyone {WordsOf(filter.Role)}";

    /// <summary>What a party does, to stand behind its name.</summary>
    public static string WordsOf(string? role) => role switch
    {
        null => "has a part",
        RoleFilter.Accountable => PartWords.IsAccountable,
        RoleFilter.Contributing => PartWords.Contributes,
        RoleFilter.OnlyContributing => $"{PartWords.Contributes} and is not accountable",
        RoleFilter.None => PartWords.HasNoPart,
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
