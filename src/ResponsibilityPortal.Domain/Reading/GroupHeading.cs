using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The heading of a group of rows.</summary>
public static class GroupHeading
{
    public static string Of(RowGroup group) =>
        group switch
        {
            RowGroup.OfDomain { Domain.Name: var name } => name,
            RowGroup.OfControl control =>
                $"{control.Identifier} · {string.Join(", ", control.Frameworks.Select(framework => framework.Name))}",
            RowGroup.Unmapped unmapped => $"Not mapped to {unmapped.Framework.Name}",
            RowGroup.OfMatches { Kind: MatchKind.AllWords } => "All words",
            _ => "Close matches",
        };
}
