using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class PasswordRulesTests
{
    private static readonly NewAccount Bob = new(Guid.Empty, "Bob Baumgartner", "bob.baumgartner@portal-example.com");

    [Theory]
    [InlineData("mild pelican aw")]
    [InlineData("correct horse battery staple")]
    [InlineData("ÄrgerÜberÖfen straße")]
    [InlineData("мирный пеликан у окна")]
    [InlineData("窓辺の静かなペリカンが海を見ている")]
    [InlineData("🦢🦜🦩🐧🦆🦉🦚🦤")]
    [InlineData("   spaces   in   front   and   behind   ")]
    [InlineData("nodigitsnosignsnocapitals")]
    public void Long_enough_is_good_whatever_it_is_made_of(string password) => Assert.Null(PasswordRules.Problem(password, Bob));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mild pelican a")]
    public void Too_short_is_refused_with_the_length_that_is_needed(string? password) =>
        Assert.Contains("at least 15 characters", PasswordRules.Problem(password, Bob), StringComparison.Ordinal);

    [Theory]
    [InlineData(64, true)]
    [InlineData(128, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Up_to_256_characters_are_taken(int length, bool isTaken)
    {
        var password = string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index * index + index / 7) % 26)));
        Assert.Equal(length, password.Length);
        Assert.Equal(isTaken, PasswordRules.Problem(password, Bob) is null);
    }

    [Theory]
    [InlineData("password1234567")]
    [InlineData("123456789012345")]
    public void What_everybody_tries_first_is_refused(string password) =>
        Assert.Contains("tried first", PasswordRules.Problem(password, Bob), StringComparison.Ordinal);

    [Theory]
    [InlineData("ResponsibilityPortal")]
    [InlineData("Responsibility-Portal-2026!")]
    [InlineData("Baumgartner123456")]
    [InlineData("bob.baumgartner@portal-example.com")]
    [InlineData("BobBaumgartnerBob")]
    [InlineData("qwertyuiopasdfg")]
    [InlineData("Welcome2026Admin!")]
    public void Problem_PasswordMadeOfContextWords_IsRefused(string password) =>
        Assert.Contains("your name, your address or the name of this portal", PasswordRules.Problem(password, Bob), StringComparison.Ordinal);

    [Theory]
    [InlineData("the portal opens at noon")]
    [InlineData("bob likes warm sandwiches")]
    public void Problem_PasswordThatOnlyContainsContextWords_IsAccepted(string password) => Assert.Null(PasswordRules.Problem(password, Bob));
}
