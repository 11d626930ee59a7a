using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class ResponsibilityChangeTests
{
    /// <summary>A matrix whose word for a column is the name of another kind of change.</summary>
    private static readonly Matrix Before = Given.Matrix() with
    {
        ColumnKind = new ColumnKind("source", "sources"),
        Sources = [new Source("saas", "Guide", "https://vendor.example/guide", "documentation")],
    };

    [Fact]
    public void Comparison_WithAnotherWordForColumns_HasTheSameKinds()
    {
        var after = Before with
        {
            Sources = [Before.Sources[0] with { Title = "Manual" }],
            HostingModels =
            [
                Before.HostingModels[1],
                Before.HostingModels[0] with
                {
                    Note = "Only in Europe.",
                },
                .. Before.HostingModels.Skip(2),
            ],
        };
        var changes = new VersionComparison(Before, after, null).MatrixChanges;

        var slug = Before.HostingModels[0].Slug;
        Assert.Contains($"hosting model {slug}", changes.Select(change => change.What));
        Assert.Contains("source saas", changes.Select(change => change.What));
        Assert.Contains(changes, change => change.What.StartsWith("place of hosting model ", StringComparison.Ordinal));
        Assert.DoesNotContain(changes, change => change.WhatIn(after).Contains("hosting model", StringComparison.Ordinal));
        Assert.Contains($"source {slug}", changes.Select(change => change.WhatIn(after)));
    }

    [Theory]
    [InlineData("hosting model", "source")]
    [InlineData("hosting model paas", "source paas")]
    [InlineData("place of hosting model paas", "place of source paas")]
    [InlineData("hosting models", "hosting models")]
    [InlineData("note of hosting model", "note of hosting model")]
    [InlineData("title", "title")]
    public void WhatIn_AMatrix_NamesColumnsAsTheMatrixDoes(string what, string shown) =>
        Assert.Equal(shown, new ResponsibilityChange(null, what, "a", "b", MovesAccountability: false).WhatIn(Before));
}
