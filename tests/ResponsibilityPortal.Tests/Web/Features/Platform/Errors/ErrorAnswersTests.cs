using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Platform.Errors;

public sealed class ErrorAnswersTests
{
    [Fact]
    public async Task Form_ThatFindsTheStoreBusy_IsAnsweredInWordsAndSavesNothing()
    {
        await using var portal = await PeopledPortal.StartAsync();
        var browser = portal.Admin.Browser;
        var page = await browser.GetAsync("/account");
        await using (var held = await HeldQueue.OfAsync(portal))
        {
            var signingOut = browser.Copy().SignOutAsync(page);
            await held.AgeUntilAsync(signingOut);
            var answer = await signingOut;
            answer.Says(HttpStatusCode.ServiceUnavailable, "The portal is busy");
        }

        Assert.Equal(HttpStatusCode.Found, (await browser.SignOutAsync(page)).Status);
    }
}
