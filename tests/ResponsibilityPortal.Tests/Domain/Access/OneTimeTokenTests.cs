using System.Buffers.Text;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Tests.Domain.Access;

public sealed class OneTimeTokenTests
{
    [Fact]
    public void Create_Is256BitsSafeInAnAddress()
    {
        var token = OneTimeToken.Create();
        Assert.Equal(256 / 8, Base64Url.DecodeFromChars(token.Text).Length);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token.Text);
        Assert.Equal(token.Text, Uri.EscapeDataString(token.Text));
    }

    [Fact]
    public void Create_Repeatedly_GivesDifferentTokens() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => OneTimeToken.Create().Text).Distinct().Count());

    [Fact]
    public void Hash_DoesNotRevealTheText()
    {
        var token = OneTimeToken.Create();
        Assert.Matches("^[0-9a-f]{64}$", token.Hash);
        Assert.DoesNotContain(token.Text, token.Hash, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(OneTimeToken.HashOf(token.Text), token.Hash);
    }

    [Fact]
    public void Matches_OnlyTheHashOfTheSameToken()
    {
        var (token, other) = (OneTimeToken.Create(), OneTimeToken.Create());
        Assert.True(OneTimeToken.Matches(token.Text, token.Hash));
        Assert.False(OneTimeToken.Matches(other.Text, token.Hash));
        Assert.False(OneTimeToken.Matches(token.Hash, token.Hash));
        Assert.False(OneTimeToken.Matches(token.Text[..^1], token.Hash));
        Assert.False(OneTimeToken.Matches($"{token.Text} ", token.Hash));
        Assert.False(OneTimeToken.Matches("", token.Hash));
        Assert.False(OneTimeToken.Matches(null, token.Hash));
    }
}
