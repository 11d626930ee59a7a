using System.Net;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Platform.Errors;

public sealed class ErrorAnswersTests
{
    [Fact]
    public async Task Form_ThatFindsTheStoreBusy_IsAnsweredInWordsAndSavesNothing()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        var browser = portal.Admin.Browser;
        var page = await browser.GetAsync("/account");
        List<Task<string?>> waiting;
        await using (await HeldQueue.OfAsync(portal))
        {
            var queue = portal.Service<WriteQueue>();
            waiting =
            [
                .. Enumerable
                    .Range(0, WriteQueue.Capacity)
                    .Select(_ => queue.WriteAsync(_ => Task.FromResult(""), TestContext.Current.CancellationToken)),
            ];
            (await browser.Copy().SignOutAsync(page)).Says(HttpStatusCode.ServiceUnavailable, "The portal is busy");
        }

        await Task.WhenAll(waiting);
        Assert.Equal(HttpStatusCode.Found, (await browser.SignOutAsync(page)).Status);
    }
}
