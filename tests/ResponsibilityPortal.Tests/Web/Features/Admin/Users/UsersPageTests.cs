using Bunit;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

public sealed class UsersPageTests : PortalPageTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Share<UserRegister>();
    }

    [Fact]
    public async Task NewLink_AsksFirstAndRecordsTheReason()
    {
        await Portal.JoinAsync(Roles.Editor, "Eve Editor");
        var page = await OpenAsync();
        var click = page.Find("button[aria-label='New link for Eve Editor']").ClickAsync();
        await Dialogs.WaitForElementAsync("#new-link-reason");
        Assert.Contains("removes all present sign-in methods", Dialogs.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("person.invited", await Portal.ActionsAsync(AuditStream.Content));
        await Dialogs.Find("#new-link-reason").ChangeAsync("Lost the phone");
        await Dialogs.Find("form").SubmitAsync();
        await click;
        Assert.Equal("person.invited", (await Portal.ActionsAsync(AuditStream.Content))[^1]);
        Assert.Contains(
            "Lost the phone",
            System.Text.Encoding.UTF8.GetString((await Portal.LogAsync(AuditStream.Content))[^1].Payload),
            StringComparison.Ordinal
        );
        Assert.Contains("Send this link to Eve Editor", page.Find(".links").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_StayUntilEachIsDismissed()
    {
        await Portal.AddAsync(Roles.Editor, "Eve Editor");
        await Portal.AddAsync(Roles.Editor, "Bob Builder");
        var page = await OpenAsync();
        await CreateLinkAsync(page, "Eve Editor");
        await CreateLinkAsync(page, "Bob Builder");
        await CreateLinkAsync(page, "Eve Editor");
        Assert.Equal(2, page.FindAll(".one-time-link").Count);
        Assert.Equal(2, page.FindAll(".one-time-link").Select(link => link.Id).Distinct().Count());
        await page.Find("button[aria-label='Done: the link for Eve Editor']").ClickAsync();
        Assert.Contains("Bob Builder", page.Find(".links").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".one-time-link"));
    }

    [Fact]
    public async Task OnlyAdministrator_IsWarnedWithAnyNumberOfUsers()
    {
        await Portal.JoinAsync(Roles.Editor, "Eve Editor");
        await Portal.AddAsync(Roles.Admin, "Bob Builder");
        Assert.Contains("There is only one administrator.", (await OpenAsync()).Markup, StringComparison.Ordinal);
        await Portal.JoinAsync(Roles.Admin, "Zoe Second");
        Assert.DoesNotContain("only one administrator", (await OpenAsync()).Markup, StringComparison.Ordinal);
    }

    private async Task CreateLinkAsync(IRenderedComponent<UsersPage> page, string name)
    {
        var click = page.Find($"button[aria-label='New link for {name}']").ClickAsync();
        await Dialogs.WaitForElementAsync("form");
        await Dialogs.Find("form").SubmitAsync();
        await click;
    }

    private Task<IRenderedComponent<UsersPage>> OpenAsync() => OpenAsync<UsersPage>(Portal.Admin, Roles.FirstAdministrator);
}
