using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class UserRulesTests
{
    [Theory]
    [InlineData("Ada", "ada@example.com")]
    [InlineData("O'Neill, Siobhán", "siobhan.o'neill+portal@sub.example.com")]
    [InlineData("李雷", "lilei@example.cn")]
    public void Problem_OfAValidNameAndAddress_IsNull(string name, string email) => Assert.Null(UserRules.Problem(name, email));

    [Theory]
    [InlineData("", "ada@example.com", "Enter a name.")]
    [InlineData("A\u0000da", "ada@example.com", "can't be shown")]
    [InlineData("Ada", "", "valid e-mail address")]
    [InlineData("Ada", "ada", "valid e-mail address")]
    [InlineData("Ada", "ada@", "valid e-mail address")]
    [InlineData("Ada", "Ada <ada@example.com>", "valid e-mail address")]
    [InlineData("Ada", "ada@example.com, eve@example.com", "valid e-mail address")]
    [InlineData("Ada", "ada@example.com\r\nBcc: eve@example.com", "valid e-mail address")]
    public void Problem_OfABadNameOrAddress_SaysWhatIsWrong(string name, string email, string problem) =>
        Assert.Contains(problem, UserRules.Problem(name, email), StringComparison.Ordinal);

    [Fact]
    public void Problem_OfTooLongANameOrAddress_NamesIt()
    {
        Assert.Null(UserRules.Problem(new string('a', 200), "ada@example.com"));
        Assert.Contains("200", UserRules.Problem(new string('a', 201), "ada@example.com"), StringComparison.Ordinal);
        Assert.Contains("254", UserRules.Problem("Ada", $"{new string('a', 243)}@example.com"), StringComparison.Ordinal);
    }
}
