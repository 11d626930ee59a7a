using OtpNet;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class AuthenticatorAppTests
{
    private const int Period = 30;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 10, TimeSpan.Zero);
    private static readonly string Key = AuthenticatorApp.NewKey();

    private static long Step => Now.ToUnixTimeSeconds() / Period;

    [Fact]
    public void Key_WhenCreated_Has160BitsAndIsUnique()
    {
        Assert.Equal(160 / 8, Base32Encoding.ToBytes(Key).Length);
        Assert.NotEqual(Key, AuthenticatorApp.NewKey());
    }

    [Fact]
    public void Address_ForApps_HasKeyAccountAndIssuer()
    {
        var address = AuthenticatorApp.Address(Key, "bob@example.com");
        Assert.StartsWith("otpauth://totp/", address, StringComparison.Ordinal);
        Assert.Contains($"secret={Key}", address, StringComparison.Ordinal);
        Assert.Contains("bob%40example.com", address, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("issuer=Responsibility%20Portal", address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void Accept_CodeWithinOneStep_Succeeds(int steps) =>
        Assert.Equal(Step + steps, AuthenticatorApp.Accept(Key, Shown(steps), 0, Now));

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void Accept_CodeOfAFartherStep_Fails(int steps) => Assert.Null(AuthenticatorApp.Accept(Key, Shown(steps), 0, Now));

    [Fact]
    public void Accept_UsedOrEarlierCode_Fails()
    {
        Assert.Null(AuthenticatorApp.Accept(Key, Shown(0), Step, Now));
        Assert.Null(AuthenticatorApp.Accept(Key, Shown(-1), Step, Now));
        Assert.Equal(Step + 1, AuthenticatorApp.Accept(Key, Shown(1), Step, Now));
    }

    [Fact]
    public void Accept_CodeWithSpaces_Succeeds()
    {
        var shown = Shown(0);
        Assert.Equal(Step, AuthenticatorApp.Accept(Key, $" {shown[..3]} {shown[3..]} ", 0, Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("١٢٣٤٥٦")]
    public void Accept_AnythingButACode_Fails(string? code) => Assert.Null(AuthenticatorApp.Accept(Key, code, 0, Now));

    [Fact]
    public void Accept_CodeOfAnotherKey_Fails() => Assert.Null(AuthenticatorApp.Accept(AuthenticatorApp.NewKey(), Shown(0), 0, Now));

    private static string Shown(int steps) => Member.Code(Key, Now.AddSeconds(steps * Period));
}
