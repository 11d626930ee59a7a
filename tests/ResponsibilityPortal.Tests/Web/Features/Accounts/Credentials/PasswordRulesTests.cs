using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("mild pelican aw", false)]
    [InlineData("mild pelican", true)]
    [InlineData("correct horse battery staple", false)]
    [InlineData("ÄrgerÜberÖfen straße", false)]
    [InlineData("мирный пеликан у окна", false)]
    [InlineData("窓辺の静かなペリカンが海を見ている", false)]
    [InlineData("🦢🦜🦩🐧🦆🦉🦚🦤", false)]
    [InlineData("   spaces   in   front   and   behind   ", false)]
    [InlineData("nodigitsnosignsnocapitals", false)]
    public void Long_enough_is_good_whatever_it_is_made_of(string password, bool hasApp) => Assert.Null(PasswordRules.Problem(password, hasApp));

    [Theory]
    [InlineData(null, false, "15")]
    [InlineData("", false, "15")]
    [InlineData("mild pelican a", false, "15")]
    [InlineData("mild pelica", true, "12")]
    public void Too_short_is_refused_with_the_length_that_is_needed(string? password, bool hasApp, string least) =>
        Assert.Contains($"at least {least} characters", PasswordRules.Problem(password, hasApp), StringComparison.Ordinal);

    [Theory]
    [InlineData(64, true)]
    [InlineData(128, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Up_to_256_characters_are_taken(int length, bool isTaken)
    {
        var password = string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index * index + index / 7) % 26)));
        Assert.Equal(length, password.Length);
        Assert.Equal(isTaken, PasswordRules.Problem(password, hasApp: false) is null);
    }

    [Theory]
    [InlineData("password1234567")]
    [InlineData("123456789012345")]
    public void What_everybody_tries_first_is_refused(string password) =>
        Assert.Contains("tried first", PasswordRules.Problem(password, hasApp: false), StringComparison.Ordinal);
}
