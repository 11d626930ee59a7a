using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class SlugProposalTests
{
    [Theory]
    [InlineData("Keep keys", "keep-keys")]
    [InlineData("  Réseau & Größe: it's 2FA ", "reseau-gro-e-its-2fa")]
    [InlineData("3rd parties", "row-3rd-parties")]
    [InlineData("鍵の管理", "row")]
    [InlineData("\uD800", "row")]
    [InlineData("", "row")]
    public void From_Title_GivesASlug(string title, string slug)
    {
        Assert.Equal(slug, SlugProposal.From(title, "row", []));
        Assert.True(Slug.IsValid(slug));
    }

    [Fact]
    public void From_TakenOrLongSlug_AddsANumberOrCuts()
    {
        Assert.Equal("keys-3", SlugProposal.From("Keys", "row", ["keys", "keys-2"]));
        var cut = SlugProposal.From(new string('x', 200), "row", [new string('x', Slug.MaxLength)]);
        Assert.Equal((Slug.MaxLength, true), (cut.Length, Slug.IsValid(cut)));
        Assert.EndsWith("-2", cut, StringComparison.Ordinal);
    }
}
