using Microsoft.Playwright;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// One portal with users, for all tests of the admin side that can share one. Tests of one collection run one after another.
/// </summary>
public sealed class AdminSite(Site site) : IAsyncLifetime
{
    public const string Collection = "admin site";

    public const string Administrator = "Ada Admin";
    public const string Editor = "Ed Editor";
    public const string Guest = "Gus Guest";
    public const string Newcomer = "Nia Newcomer";
    public const string Auditor = "Olga Auditor";

    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _newData = new();
    private PortalProcess _portal = null!;
    private PortalProcess _newPortal = null!;
    private AuthenticatorApp _administratorApp = null!;
    private string _administratorState = null!;
    private string _editorState = null!;
    private string _auditorState = null!;

    public Uri Address => _portal.Address;

    /// <summary>The portal that has not been set up.</summary>
    public Uri NewAddress => _newPortal.Address;

    /// <summary>A link for <see cref="Guest"/> that stays unused.</summary>
    public string JoinLink { get; private set; } = null!;

    /// <summary>The setup link of the portal that has not been set up.</summary>
    public string SetupLink { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartByNameAsync(_data.Path);
        _newPortal = await PortalProcess.StartByNameAsync(_newData.Path);
        SetupLink = await _newPortal.SetupLinkAsync();

        await using var administrator = await OpenAsync(new BrowserNewContextOptions());
        var page = administrator.Page;
        await page.PlugInSecurityKeyAsync();
        await page.IntroduceAsync(await _portal.SetupLinkAsync(), Administrator);
        _administratorApp = await page.EnrolAppAsync();
        await page.GotoAsync("/account");
        await page.Button("Create a passkey").ClickAsync();
        await Assertions.Expect(page.GetByText("Passkey “This device”")).ToBeVisibleAsync();
        _administratorState = await page.Context.StorageStateAsync();

        await page.OpenUsersAsync();
        JoinLink = await page.AddUserAsync(Guest);
        await page.AddUserAsync(Newcomer);
        _editorState = await JoinAsync(await page.AddUserAsync(Editor, "Editor"));
        _auditorState = await JoinAsync(await page.AddUserAsync(Auditor, "Auditor", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30)));
    }

    /// <summary>A page without a session.</summary>
    public Task<BrowserTab> OpenAsync(BrowserNewContextOptions options) => site.OpenAsync(Address, options);

    /// <summary>A page of the administrator, signed in by password and app.</summary>
    public Task<BrowserTab> OpenAsAdministratorAsync(BrowserNewContextOptions options)
    {
        options.StorageState = _administratorState;
        return OpenAsync(options);
    }

    /// <summary>A page of a user who is an editor only.</summary>
    public Task<BrowserTab> OpenAsEditorAsync(BrowserNewContextOptions options)
    {
        options.StorageState = _editorState;
        return OpenAsync(options);
    }

    /// <summary>A page of a user who is an auditor only.</summary>
    public Task<BrowserTab> OpenAsAuditorAsync(BrowserNewContextOptions options)
    {
        options.StorageState = _auditorState;
        return OpenAsync(options);
    }

    /// <summary>
    /// Has new recovery codes made on the account page. The portal asks for a confirmed identity, once in five minutes: before the button
    /// is shown, or after it was pressed if the five minutes ended between the two.
    /// </summary>
    public async Task MakeRecoveryCodesAsync(IPage page)
    {
        var made = page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = AccountTexts.RecoveryCodesHeading });
        var confirm = page.Button(AccountTexts.ConfirmByPassword);
        var make = page.Button(AccountTexts.NewRecoveryCodes);
        await page.GotoAsync("/account");
        if (await make.CountAsync() > 0)
        {
            await make.ClickAsync();
            await Assertions.Expect(made.Or(confirm)).ToBeVisibleAsync();
        }

        if (await confirm.CountAsync() > 0)
        {
            await page.GetByLabel("Your password").FillAsync(Steps.Password);
            await page.GetByLabel("Code of your authenticator app").FillAsync(_administratorApp.NextCode());
            await confirm.ClickAsync();
            await make.ClickAsync();
        }

        await page.ExpectHeadingAsync(AccountTexts.RecoveryCodesHeading);
    }

    /// <returns>The browser state of a user who has joined by a link.</returns>
    private async Task<string> JoinAsync(string link)
    {
        await using var tab = await OpenAsync(new BrowserNewContextOptions());
        await tab.Page.JoinWithPasskeyAsync(link);
        return await tab.Page.Context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _newPortal.DisposeAsync();
        await _portal.DisposeAsync();
        _newData.Dispose();
        _data.Dispose();
    }
}
