using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("PassWord")]
    [InlineData("iloveyou")]
    [InlineData("passwordpassword")]
    [InlineData("passwordpasswordpassword")]
    [InlineData("password2026!")]
    [InlineData("Password123456789")]
    [InlineData("passwordpassword2026")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("abcdabcdabcdabcd")]
    [InlineData("xkcdxkcdxkcdxkcd!")]
    [InlineData("123456789012345678")]
    [InlineData("!!!!!!!!!!!!!!!!")]
    [InlineData("234567890123456")]
    [InlineData("mnopqrstuvwxyzabc")]
    public void Contains_KnownWordsRepeatedOrExtended_IsTrue(string password) =>
        Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("password of the pelican")]
    [InlineData("four words, none alike")]
    [InlineData("7391846205738 pelicans")]
    [InlineData("739184620573811")]
    public void Contains_UnrelatedWords_IsFalse(string password) => Assert.False(CommonPasswords.Contains(password));
}
