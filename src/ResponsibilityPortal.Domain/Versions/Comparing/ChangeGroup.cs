using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>The rows of a comparison that one heading applies to.</summary>
/// <param name="Rows">With what differs in each; nothing in rows that only one version has.</param>
/// <param name="IsOfEarlier">Whether only the earlier version has the rows.</param>
public sealed record ChangeGroup(string Heading, ValueList<RowComparison> Rows, bool IsOfEarlier = false)
{
    /// <summary>Returns the groups that have rows, in the order in which readers want to know them.</summary>
    public static IEnumerable<ChangeGroup> Of(VersionComparison comparison)
    {
        List<ChangeGroup> groups = [];
        if (comparison.You is { } you)
        {
            var isReader = you.Slug == Party.ReaderSlug || PartWords.IsYou(you.Name);
            groups.Add(new(isReader ? "Newly yours" : $"New for {PartyPhrase.Of(you.Name)}", comparison.BecomeYours.ToValueList()));
            groups.Add(new(isReader ? "No longer yours" : $"No longer for {PartyPhrase.Of(you.Name)}", comparison.LeaveYou.ToValueList()));
            var still = isReader ? "Still yours" : $"Still for {PartyPhrase.Of(you.Name)}";
            groups.Add(new($"{still}, but alone", comparison.BecomeYoursAlone.ToValueList()));
            groups.Add(new($"{still}, but jointly with other parties", comparison.BecomeJointlyYours.ToValueList()));
        }

        groups.Add(
            new(
                comparison.You is null ? "Accountability moves" : "Accountability moves between others",
                comparison.MoveBetweenOthers.ToValueList()
            )
        );
        groups.Add(new("Different contributors", comparison.ChangeContributors.ToValueList()));
        groups.Add(new("Reworded", comparison.ChangeWording.ToValueList()));
        groups.Add(new("Moved within their domain", comparison.Moved.ToValueList()));
        groups.Add(new("Added", Only(comparison.Added)));
        groups.Add(new("Retired", Only(comparison.Retired), IsOfEarlier: true));
        return groups.Where(group => group.Rows.Count > 0);
    }

    private static ValueList<RowComparison> Only(List<Responsibility> rows) => rows.Select(row => new RowComparison(row, [])).ToValueList();
}
