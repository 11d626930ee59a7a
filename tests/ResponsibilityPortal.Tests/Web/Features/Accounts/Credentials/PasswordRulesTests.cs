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
    public void Password_ThatIsLongEnough_IsAccepted(string password) => Assert.Null(PasswordRules.Problem(password, Bob));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mild pelican a")]
    public void Password_ThatIsTooShort_IsRefusedWithTheNeededLength(string? password) =>
        Assert.Contains("at least 15 characters", PasswordRules.Problem(password, Bob), StringComparison.Ordinal);

    [Theory]
    [InlineData(64, true)]
    [InlineData(128, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Password_WithUpTo256Characters_IsAccepted(int length, bool isTaken)
    {
        var password = string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index * index + index / 7) % 26)));
        Assert.Equal(length, password.Length);
        Assert.Equal(isTaken, PasswordRules.Problem(password, Bob) is null);
    }

    [Theory]
    [InlineData("password1234567")]
    [InlineData("123456789012345")]
    public void Password_ThatIsCommon_IsRefused(string password) =>
        Assert.Contains("too common", PasswordRules.Problem(password, Bob), StringComparison.Ordinal);

    [Theory]
    [InlineData("ResponsibilityPortal")]
    [InlineData("Responsibility-Portal-2026!")]
    [InlineData("Baumgartner123456")]
    [InlineData("bob.baumgartner@portal-example.com")]
    [InlineData("BobBaumgartnerBob")]
    [InlineData("qwertyuiopasdfg")]
    [InlineData("Welcome2026Admin!")]
    public void Problem_PasswordMadeOfContextWords_IsRefused(string password) =>
        Assert.Contains(
            "your name, your e-mail address or the name of this portal",
            PasswordRules.Problem(password, Bob),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("the portal opens at noon")]
    [InlineData("bob likes warm sandwiches")]
    public void Problem_PasswordThatOnlyContainsContextWords_IsAccepted(string password) =>
        Assert.Null(PasswordRules.Problem(password, Bob));
}
