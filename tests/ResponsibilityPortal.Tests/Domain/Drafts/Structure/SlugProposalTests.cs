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
    public void A_title_becomes_a_slug(string title, string slug)
    {
        Assert.Equal(slug, SlugProposal.From(title, "row", []));
        Assert.True(Slug.IsValid(slug));
    }

    [Fact]
    public void A_taken_one_gets_a_number_and_a_long_one_is_cut()
    {
        Assert.Equal("keys-3", SlugProposal.From("Keys", "row", ["keys", "keys-2"]));
        var cut = SlugProposal.From(new string('x', 200), "row", [new string('x', Slug.MaxLength)]);
        Assert.Equal((Slug.MaxLength, true), (cut.Length, Slug.IsValid(cut)));
        Assert.EndsWith("-2", cut, StringComparison.Ordinal);
    }
}
