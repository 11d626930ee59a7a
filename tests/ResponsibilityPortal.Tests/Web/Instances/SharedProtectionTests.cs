using System.Net;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Instances;

public sealed class SharedProtectionTests
{
    [Fact]
    public async Task CookieAndForm_OfOneInstance_WorkOnTheOther()
    {
        await using var both = await TwoInstances.StartAsync();
        var page = await both.First.Admin.Browser.GetAsync("/account");
        var elsewhere = both.First.Admin.Browser.Copy(both.Second);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignOutAsync(page)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await both.First.Admin.Browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task SignIn_BegunOnOneInstance_IsFinishedOnTheOther()
    {
        await using var both = await TwoInstances.StartAsync();
        both.First.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = both.First.Stranger();
        var page = await PortalWithUsers.EnterPasswordAsync(browser, both.First.Admin.Email, Member.Password);
        var elsewhere = browser.Copy(both.Second);
        await PortalWithUsers.EnterCodeAsync(elsewhere, page, both.First.Admin.CodeAt(both.First.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Keys_WithACertificate_AreEncryptedInTheDatabase()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("keys.pem");
        using var certificate = TestCertificates.Make("keys");
        await File.WriteAllTextAsync(file, TestCertificates.PemOf(certificate), TestContext.Current.CancellationToken);
        await using var both = await TwoInstances.StartAsync(("Store:KeyCertificate", file));
        var elsewhere = both.First.Admin.Browser.Copy(both.Second);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).Status);
        var keys = await both.OfSecond<ProtectionKeys>().ReadAsync();
        Assert.NotEmpty(keys);
        Assert.All(
            keys,
            key =>
            {
                Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
                Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
            }
        );
    }
}
