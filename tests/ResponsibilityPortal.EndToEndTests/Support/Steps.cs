using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Steps of users on the account pages and the admin side.</summary>
internal static class Steps
{
    public const string Password = "seven quiet harbours at noon";

    /// <summary>Returns the email address that a user signs in with.</summary>
    public static string EmailOf(string name) => $"{name.Replace(' ', '.')}@example.org".ToLowerInvariant();

    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) =>
        page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    public static ILocator DialogBox(this IPage page) => page.GetByRole(AriaRole.Dialog);

    public static ILocator Button(this ILocator place, string name) =>
        place.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Returns a field of the open dialog.</summary>
    public static ILocator Field(this IPage page, string label) =>
        page.DialogBox().GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });

    /// <summary>Returns a checkbox of the open dialog.</summary>
    /// <param name="name">The beginning of its label.</param>
    public static ILocator Box(this IPage page, string name) =>
        page.DialogBox().GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Name = $"{name}:" });

    public static Task ExpectHeadingAsync(this IPage page, string name) => Assertions.Expect(page.Heading(name)).ToBeVisibleAsync();

    /// <summary>Adds a virtual security key to the page. It stays as long as the page.</summary>
    public static async Task PlugInSecurityKeyAsync(this IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }

    /// <summary>Opens a setup link and continues up to the choice of a sign-in method.</summary>
    public static async Task IntroduceAsync(this IPage page, string setupLink, string name)
    {
        await page.GotoAsync(setupLink);
        await page.GetByLabel("Your name, as shown").FillAsync(name);
        await page.GetByLabel("E-mail address").FillAsync(EmailOf(name));
        await page.Button("Continue").ClickAsync();
        await page.ExpectHeadingAsync("How do you want to sign in?");
    }

    /// <summary>Chooses a password and an authenticator app where a sign-in method is required.</summary>
    public static async Task<AuthenticatorApp> EnrolAppAsync(this IPage page)
    {
        var app = new AuthenticatorApp(await page.Locator("#app-key").InnerTextAsync());
        await page.GetByLabel("Choose a password").FillAsync(Password);
        await page.GetByLabel(AccountTexts.SixDigits).FillAsync(app.NextCode());
        await page.Button(AccountTexts.PasswordAndApp).ClickAsync();
        await page.ExpectHeadingAsync(AccountTexts.RecoveryCodesHeading);
        return app;
    }

    /// <summary>Sets a portal up with a passkey and opens the admin side.</summary>
    public static async Task SetUpWithPasskeyAsync(this IPage page, string setupLink, string name)
    {
        await page.PlugInSecurityKeyAsync();
        await page.IntroduceAsync(setupLink, name);
        await page.Button("Create a passkey").ClickAsync();
        await page.ExpectHeadingAsync("Matrices");
    }

    /// <summary>Opens an invitation link and chooses a passkey.</summary>
    public static async Task JoinWithPasskeyAsync(this IPage page, string link)
    {
        await page.PlugInSecurityKeyAsync();
        await page.GotoAsync(link);
        await page.Button("Create a passkey").ClickAsync();

        // Users with a role continue on the admin side, others on their account page.
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/account/join"));
        await page.GotoAsync("/account");
        await page.ExpectHeadingAsync("Sign-in methods");
    }

    /// <summary>Signs in with a password, up to the request for a code.</summary>
    public static async Task TypePasswordAsync(this IPage page, string name, string password = Password)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(EmailOf(name));
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.Button("Continue").ClickAsync();
        await page.ExpectHeadingAsync("One more step");
    }

    public static async Task TypeCodeAsync(this IPage page, string code)
    {
        await page.GetByLabel("Code").FillAsync(code);
        await page.Button("Sign in").ClickAsync();
    }

    public static async Task SignOutAsync(this IPage page)
    {
        await page.Button("Sign out").ClickAsync();
        await page.ExpectHeadingAsync("Sign in");
    }

    public static async Task OpenUsersAsync(this IPage page)
    {
        await page.GotoAsync("/admin/users");
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
    }

    /// <summary>Opens a part of the structure page of the built-in matrix that is a list.</summary>
    public static async Task OpenStructureAsync(this IPage page, string part)
    {
        await page.GotoAsync($"/admin{Site.Matrix}/structure?part={part}");
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
    }

    /// <summary>Creates a token on the page Tokens.</summary>
    /// <param name="scope">The name of a scope in the dialog, in addition to reading.</param>
    /// <returns>The token.</returns>
    public static async Task<string> MakeTokenAsync(this IPage page, string name, string? scope = null)
    {
        await page.GotoAsync("/admin/tokens");
        await page.ExpectHeadingAsync("Tokens");
        await page.OpenDialogAsync("Create token");
        await page.Field("Name: what the token is for").FillAsync(name);
        if (scope is not null)
        {
            await page.Box(scope).CheckAsync();
        }

        await page.DialogBox().Button("Create token").ClickAsync();
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText($"The token {name} works until")).ToBeVisibleAsync();
        return await page.Locator("#new-token").InnerTextAsync();
    }

    public static async Task OpenDialogAsync(this IPage page, string button)
    {
        await page.Button(button).ClickAsync();

        // A dialog takes the focus after it is shown. A field that is filled meanwhile loses it, and another field gets the text.
        await Assertions.Expect(page.DialogBox().And(page.Locator(":focus-within"))).ToBeVisibleAsync();
    }

    /// <summary>Adds a user on the page Users.</summary>
    /// <param name="role">The name of the role in the dialog; null for none.</param>
    /// <returns>The invitation link.</returns>
    public static async Task<string> AddUserAsync(this IPage page, string name, string? role = null, DateOnly? lastDay = null)
    {
        await page.OpenDialogAsync("Add user");
        await page.Field("Name").FillAsync(name);
        await page.Field("E-mail address").FillAsync(EmailOf(name));
        if (role is not null)
        {
            await page.Box(role).CheckAsync();
        }

        if (lastDay is { } day)
        {
            await page.DialogBox()
                .Locator("input[type=date]")
                .FillAsync(day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        }

        await page.DialogBox().Button("Add").ClickAsync();
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText($"Send this link to {name}")).ToBeVisibleAsync();
        return await page.Locator("#one-time-link").InnerTextAsync();
    }
}
