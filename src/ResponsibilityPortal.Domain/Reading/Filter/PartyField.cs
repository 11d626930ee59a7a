using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class PartyField : SlugField
{
    private static readonly string[] OfferedRoles = [RoleFilter.Accountable, RoleFilter.Shared, RoleFilter.Contributing];

    public override string Name => "party";

    public override string Noun => "party";

    public override string Describe(Matrix matrix, MatrixFilter filter)
    {
        var name = NamesOf(matrix, filter);
        return $"{name} {RoleField.WordsOf(filter.Role, name)}";
    }

    public override FilterFacet FacetOf(MatrixView view) =>
        new(
            "Party",
            [
                .. from party in view.Matrix.Parties
                from role in OfferedRoles.Intersect(RoleFilter.In(view.Matrix))
                select new FilterChoice(
                    $"{party.Name} {RoleField.WordsOf(role, party.Name)}",
                    view.Filter with
                    {
                        Party = party.Slug,
                        Role = role,
                    },
                    view.Filter.Party == party.Slug && view.Filter.Role == role
                )
                {
                    Count = view.CountWithParty(party.Slug, role),
                },
            ]
        );

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) =>
        matrix.Parties.Select(party => (party.Slug, party.Name));

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope)
    {
        var (party, role) = (scope.Filter.Party!, scope.Filter.Role);
        return scope.Matrix.Parties.Any(known => known.Slug == party) ? row => scope.Parts.HasRole(row, party, role) : _ => false;
    }
}
