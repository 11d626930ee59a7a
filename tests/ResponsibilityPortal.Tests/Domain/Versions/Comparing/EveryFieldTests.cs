using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

/// <summary>A comparison reports a change of any value in the exchange format.</summary>
public sealed class EveryFieldTests
{
    private static readonly Matrix Before = EveryField.Before;

    [Fact]
    public void Comparison_WithAChangedField_ReportsIt()
    {
        var altered = EveryField.Alterations().ToList();
        Assert.All(altered, altered => Assert.True(HasDifferences(altered.After), altered.Pointer));
        Assert.Equal(
            EveryField.NeverCompared,
            EveryField.All.Except(altered.Select(altered => altered.Field)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Comparison_WithARemovedValue_ReportsIt()
    {
        var left = EveryField.Removals().ToList();
        Assert.All(left, left => Assert.True(HasDifferences(left.After), left.Pointer));
        var fields = left.Select(left => left.Field).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("/hostingModels/*/basis", fields);
        Assert.Contains("/domains/*/responsibilities/*/controls/*", fields);
        Assert.Contains("/domains/*/responsibilities/*", fields);
        Assert.InRange(fields.Count, 45, 80);
    }

    [Fact]
    public void Comparison_WithAReorderedList_ReportsIt()
    {
        var turned = EveryField.Reorderings().ToList();
        Assert.All(turned, turned => Assert.True(HasDifferences(turned.After), turned.Pointer));
        Assert.Contains("/hostingModels", turned.Select(turned => turned.Field));
        Assert.Contains("/domains/*/responsibilities", turned.Select(turned => turned.Field));
        Assert.Contains("/domains/*/responsibilities/*/keywords", turned.Select(turned => turned.Field));
    }

    [Fact]
    public void Comparison_WithReorderedElementsOnly_ReportsIt()
    {
        var after = Before with { Sources = [Before.Sources[1], Before.Sources[0]], Domains = [Before.Domains[1], Before.Domains[0]] };
        Assert.Equal(
            ["place of source s2: position 2, after “S” > position 1", "place of domain do2: position 2, after “Domain one” > position 1"],
            new VersionComparison(Before, after, null).MatrixChanges.Select(change => $"{change.What}: {change.Before} > {change.After}")
        );
    }

    [Fact]
    public void Comparison_WithARowInAnotherDomain_ReportsIt()
    {
        var (first, second) = (Before.Domains[0], Before.Domains[1]);
        var after = Before with
        {
            Domains =
            [
                first with
                {
                    Responsibilities = [first.Responsibilities[1]],
                },
                second with
                {
                    Responsibilities = [first.Responsibilities[0], .. second.Responsibilities],
                },
            ],
        };
        var moved = Assert.Single(new VersionComparison(Before, after, null).ChangeWording);
        Assert.Equal([new ResponsibilityChange(null, "domain", "Domain one", "Domain two", MovesAccountability: false)], moved.Changes);
        Assert.Equal(
            moved.Changes,
            ResponsibilityComparison.Between((Before, first.Responsibilities[0]), (after, first.Responsibilities[0]))
        );
        Assert.Equal(ChangeMark.Words, new VersionMarks(Before, after).Of(first.Responsibilities[0].Slug));
    }

    [Fact]
    public void Comparison_WithIdentifiersInAnotherFramework_ReportsIt()
    {
        var after = Before.Changing(row =>
            row.Controls.Count == 0 ? row : row with { Controls = [new ControlMapping("f1", ["F-1", "G-1"])] }
        );
        var moved = Assert.Single(new VersionComparison(Before, after, null).ChangeWording);
        Assert.Equal(
            [new ResponsibilityChange(null, "controls", "F-1 (F 1); G-1 (G 1)", "F-1, G-1 (F 1)", MovesAccountability: false)],
            moved.Changes
        );
    }

    [Fact]
    public void Comparison_WithATextInAnotherProperty_ReportsIt()
    {
        var after = Before with
        {
            HostingModels = Before
                .HostingModels.Select(model => model with { Label = null, Definition = $"{model.Label}; {model.Definition}" })
                .ToValueList(),
        };
        Assert.True(HasDifferences(after));
    }

    private static bool HasDifferences(Matrix after)
    {
        var comparison = new VersionComparison(Before, after, null);
        return comparison.MoveBetweenOthers.Count
                + comparison.ChangeContributors.Count
                + comparison.ChangeWording.Count
                + comparison.Added.Count
                + comparison.Retired.Count
                + comparison.Moved.Count
                + comparison.MatrixChanges.Count
            > 0;
    }
}
