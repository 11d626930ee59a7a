using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

/// <summary>
/// Tests the list of versions for approvers, with the services of a running portal. Version 2 moves a responsibility to the customer.
/// </summary>
public sealed class PublishedVersionsPageTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private static readonly Matrix Second = Given.Matrix().Moving("backup", "saas", Party.ReaderSlug);

    private PortalWithUsers _portal = null!;
    private PortalComponents _browser = null!;

    private PublishedVersions Versions => _portal.Host.Published.Find(Slug)!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartImportingAsync(Given.Matrix());
        _browser = new PortalComponents(_portal);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task PublishAgain_RefusesThePrefilledMessage_ThenAsksForConfirmation()
    {
        await _portal.Host.PublishAsync(Second);
        var page = await OpenAsync();
        Assert.Equal($"Published versions of {Second.Title}", page.Find("h1").TextContent);
        await Labelled(page, "Publish version 1 again").ClickAsync();
        Assert.Contains(
            "Compared with version 2, which readers have now: 1 duty leaves the customer.",
            page.Find("form.again").TextContent,
            StringComparison.Ordinal
        );
        await page.Find("form.again").SubmitAsync();
        Assert.Contains("Complete the message", page.Find("#again-problem").TextContent, StringComparison.Ordinal);
        await page.Find("#again-message").ChangeAsync("Back to version 1: the contract ended.");
        await page.Find("form.again").SubmitAsync();
        Assert.Equal(2, Versions.Latest.Number);
        Assert.Contains("Version 3 takes effect immediately.", page.Find("form.again").TextContent, StringComparison.Ordinal);
        await page.Find("form.again").SubmitAsync();
        Assert.Equal((3, "Back to version 1: the contract ended."), (Versions.Latest.Number, Versions.Latest.Message));
        Assert.Equal("Version 3 is published.", page.Find(".report").TextContent);
        Assert.Empty(page.FindAll("form.again"));
    }

    [Fact]
    public async Task PublishAgain_WhereASecondApproverIsRequired_PutsTheContentIntoTheDraft()
    {
        await _portal.Host.PublishAsync(Second);
        _portal.Service<IOptions<PortalOptions>>().Value.FourEyes = true;
        var page = await OpenAsync();
        await Labelled(page, "Publish version 1 again").ClickAsync();
        Assert.Contains("A second approver is required", page.Find("form.again").TextContent, StringComparison.Ordinal);
        await page.Find("#again-message").ChangeAsync("The contract ended.");
        await page.Find("form.again").SubmitAsync();
        Assert.Contains("Another approver has to review and publish it.", page.Find(".report").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Versions.Latest.Number);
    }

    [Fact]
    public async Task Withdraw_AsksFirst_ThenTheVersionIsNeverInForce()
    {
        await _portal.Host.PublishAsync(Second, "Later.", _portal.Clock.GetUtcNow().AddDays(30));
        var page = await OpenAsync();
        Assert.Contains("Start correction of version 1", page.Markup, StringComparison.Ordinal);
        await Labelled(page, "Move or withdraw version 2").ClickAsync();
        await page.PressAsync("Withdraw version 2…");
        Assert.Null(Versions.WithdrawnAt(Versions.Latest));
        await page.PressAsync("Withdraw version 2");
        Assert.NotNull(Versions.WithdrawnAt(Versions.Latest));
        Assert.Contains("Version 2 is withdrawn.", page.Find(".report").TextContent, StringComparison.Ordinal);
        Assert.Contains("never in force", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_ToAnotherDay_ShowsTheNewDate()
    {
        await _portal.Host.PublishAsync(Second, "Later.", _portal.Clock.GetUtcNow().AddDays(30));
        var page = await OpenAsync();
        await Labelled(page, "Move or withdraw version 2").ClickAsync();
        await page.Find("#move-day").ChangeAsync($"{_portal.Today.AddDays(40):yyyy-MM-dd}");
        await page.Find("form.again").SubmitAsync();
        Assert.Equal(_portal.Today.AddDays(40), DateOnly.FromDateTime(Versions.InForceFrom(Versions.Latest).UtcDateTime));
        Assert.Contains($"{_portal.Today.AddDays(40):yyyy-MM-dd}", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OvertakenVersion_IsListedAsNeverInForce()
    {
        await _portal.Host.PublishAsync(Second, "Later.", _portal.Clock.GetUtcNow().AddDays(30));
        await _portal.Host.PublishAsync(Second with { Title = "Another" }, "Now.");
        var row = (await OpenAsync()).FindAll("tbody tr")[1];
        Assert.Contains("never in force", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("version 3 takes effect first", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bring back", row.TextContent, StringComparison.Ordinal);
    }

    private Task<IRenderedComponent<PublishedVersionsPage>> OpenAsync() =>
        _browser.OpenAsync<PublishedVersionsPage>(
            _portal.Admin,
            Roles.Editor | Roles.Approver,
            parameters => parameters.Add(page => page.Matrix, Slug)
        );

    private static IElement Labelled(IRenderedComponent<PublishedVersionsPage> page, string label) =>
        page.Find($"button[aria-label='{label}']");
}
