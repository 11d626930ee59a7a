using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Tests.Domain.Access;

public sealed class ApiTokenTextTests
{
    [Fact]
    public void TryParse_WrittenToken_GivesTheSameToken()
    {
        var token = ApiTokenText.Create();
        Assert.Matches("^ptl_[a-z0-9]{8}[A-Za-z0-9_-]{43}[0-9a-f]{8}$", token.ToString());
        Assert.Equal(ApiTokenText.Length, token.ToString().Length);
        Assert.True(ApiTokenText.TryParse(token.ToString(), out var read));
        Assert.Equal(token, read);
        Assert.True(read.Matches(token.SecretHash));
    }

    [Fact]
    public void Create_Twice_GivesDifferentTokens()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => ApiTokenText.Create()).ToList();
        Assert.Equal(100, tokens.Select(token => token.Id).Distinct().Count());
        Assert.Equal(100, tokens.Select(token => token.Secret).Distinct().Count());
    }

    [Fact]
    public void TryParse_OneMistypedCharacter_Fails()
    {
        var text = ApiTokenText.Create().ToString();
        Assert.All(
            Enumerable.Range(0, text.Length),
            index =>
            {
                var mistyped = text[..index] + (text[index] == 'a' ? 'b' : 'a') + text[(index + 1)..];
                Assert.False(ApiTokenText.TryParse(mistyped, out _));
            }
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ptl_")]
    [InlineData("ghp_0123456789012345678901234567890123456789012345678901234567890")]
    public void TryParse_OtherText_Fails(string? text) => Assert.False(ApiTokenText.TryParse(text, out _));

    [Fact]
    public void TryParse_TokenWithOtherCharactersAround_Fails()
    {
        var text = ApiTokenText.Create().ToString();
        Assert.All(
            new[] { $" {text}", $"{text} ", $"{text}\n", text.ToUpperInvariant(), text[..^1] },
            other => Assert.False(ApiTokenText.TryParse(other, out _))
        );
    }

    [Fact]
    public void Matches_OtherSecret_IsFalse() => Assert.False(ApiTokenText.Create().Matches(ApiTokenText.Create().SecretHash));
}
