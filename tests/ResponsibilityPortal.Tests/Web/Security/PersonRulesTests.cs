using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class PersonRulesTests
{
    [Theory]
    [InlineData("Ada", "ada@example.com")]
    [InlineData("O'Neill, Siobhán", "siobhan.o'neill+portal@sub.example.com")]
    [InlineData("李雷", "lilei@example.cn")]
    public void A_name_and_an_address_are_enough(string name, string email) => Assert.Null(PersonRules.Problem(name, email));

    [Theory]
    [InlineData("", "ada@example.com", "A name is needed")]
    [InlineData("A\u0000da", "ada@example.com", "cannot be shown")]
    [InlineData("Ada", "", "not an e-mail address")]
    [InlineData("Ada", "ada", "not an e-mail address")]
    [InlineData("Ada", "ada@", "not an e-mail address")]
    [InlineData("Ada", "Ada <ada@example.com>", "not an e-mail address")]
    [InlineData("Ada", "ada@example.com, eve@example.com", "not an e-mail address")]
    [InlineData("Ada", "ada@example.com\r\nBcc: eve@example.com", "not an e-mail address")]
    public void What_is_wrong_is_said(string name, string email, string problem) =>
        Assert.Contains(problem, PersonRules.Problem(name, email), StringComparison.Ordinal);

    [Fact]
    public void Both_have_a_greatest_length()
    {
        Assert.Null(PersonRules.Problem(new string('a', 200), "ada@example.com"));
        Assert.Contains("200", PersonRules.Problem(new string('a', 201), "ada@example.com"), StringComparison.Ordinal);
        Assert.Contains("254", PersonRules.Problem("Ada", $"{new string('a', 243)}@example.com"), StringComparison.Ordinal);
    }
}
