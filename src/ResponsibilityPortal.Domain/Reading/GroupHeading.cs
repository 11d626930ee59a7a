namespace ResponsibilityPortal.Domain.Reading;

/// <summary>What rows that stand together have in common, in words.</summary>
public static class GroupHeading
{
    public static string Of(RowGroup group) => group switch
    {
        RowGroup.OfDomain { Domain.Name: var name } => name,
        RowGroup.OfControl control => $"{control.Identifier} · {string.Join(", ", control.Frameworks.Select(framework => framework.Name))}",
        RowGroup.Unmapped unmapped => $"Not mapped to {unmapped.Framework.Name}",
        RowGroup.OfHits { Rank: SearchHits.InTitle } => "In the title",
        RowGroup.OfHits { Rank: SearchHits.InKeywords } => "In keywords and control identifiers",
        _ => "In descriptions and notes",
    };
}
