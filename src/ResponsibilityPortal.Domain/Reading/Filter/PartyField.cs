using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class PartyField : SlugField
{
    private static readonly (string Role, string Words)[] OfferedRoles =
        [(RoleFilter.Accountable, PartWords.IsAccountable), (RoleFilter.Contributing, PartWords.Contributes)];

    public override string Name => "party";

    public override string Noun => "party";

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"{NamesOf(matrix, filter)} {RoleField.WordsOf(filter.Role)}";

    public override FilterFacet FacetOf(MatrixView view) => new("Party",
    [
        .. from party in view.Matrix.Parties
           from role in OfferedRoles
           select new FilterChoice(
               $"{party.Name} {role.Words}",
               view.Filter with { Party = party.Slug, Role = role.Role },
               view.Filter.Party == party.Slug && view.Filter.Role == role.Role)
           {
               Count = view.CountWithParty(party.Slug, role.Role),
           },
    ]);

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) => matrix.Parties.Select(party => (party.Slug, party.Name));

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope)
    {
        var (party, role) = (scope.Filter.Party!, scope.Filter.Role);
        return scope.Matrix.Parties.Any(known => known.Slug == party) ? row => scope.Parts.HasRole(row, party, role) : _ => false;
    }
}
