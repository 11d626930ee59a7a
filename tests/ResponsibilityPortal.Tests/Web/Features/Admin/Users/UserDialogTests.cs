using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

public sealed class UserDialogTests : ComponentTest
{
    private readonly List<UserForm> _saved = [];
    private readonly IRenderedComponent<MudDialogProvider> _provider;
    private string? _problem;

    public UserDialogTests()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
        _provider = Render<MudDialogProvider>();
    }

    [Fact]
    public async Task Save_NewUser_SavesTheInputAndClosesTheDialog()
    {
        await OpenAsync(new UserForm());
        await _provider.Find("#person-name").ChangeAsync("Bob");
        await _provider.Find("#person-email").ChangeAsync("bob@example.com");
        await _provider.InvokeAsync(() => _provider.FindAll(".roles input[type=checkbox]")[2].ChangeAsync(true));
        await _provider.Find("#last-day").ChangeAsync("2026-12-31");
        await _provider.Find("form").SubmitAsync();
        var form = Assert.Single(_saved);
        Assert.Equal(
            ("Bob", "bob@example.com", new UserRights(Roles.Editor, new DateOnly(2026, 12, 31), false)),
            (form.Name, form.Email, form.Rights)
        );
        Assert.Empty(_provider.FindAll("form"));
    }

    [Fact]
    public async Task Save_WithAProblem_ShowsItAndKeepsTheInput()
    {
        _problem = "This is not an e-mail address.";
        await OpenAsync(new UserForm());
        await _provider.Find("#person-name").ChangeAsync("Bob");
        await _provider.Find("form").SubmitAsync();
        Assert.Equal(_problem, _provider.Find("[role=alert]").TextContent);
        Assert.Equal("Bob", _provider.Find("#person-name").GetAttribute("value"));
        _problem = null;
        await _provider.Find("form").SubmitAsync();
        Assert.Single(_saved.Select(form => form.OperationId).Distinct());
        Assert.Empty(_provider.FindAll("form"));
    }

    [Fact]
    public async Task Save_KnownUser_ChangesNameAddressAndStatus()
    {
        var bob = new User(
            Guid.NewGuid(),
            "Bob",
            "bob@example.com",
            new UserRights(Roles.Auditor, new DateOnly(2026, 12, 31), false),
            false,
            true,
            null
        );
        await OpenAsync(UserForm.Of(bob));
        Assert.Equal(
            ["Bob", "bob@example.com"],
            _provider.FindAll("#person-name, #person-email").Select(field => field.GetAttribute("value"))
        );
        await _provider.Find("#person-name").ChangeAsync("Robert");
        Assert.Contains("required for auditors", _provider.Find("label[for=last-day]").TextContent, StringComparison.Ordinal);
        await _provider.InvokeAsync(() => _provider.FindAll("form input[type=checkbox]")[4].ChangeAsync(true));
        await _provider.Find("form").SubmitAsync();
        var saved = Assert.Single(_saved);
        Assert.Equal(bob.Rights with { IsDisabled = true }, saved.Rights);
        Assert.Equal(new UserIdentity("Robert", "bob@example.com"), saved.Identity);
    }

    [Fact]
    public async Task Cancel_WithTypedText_AsksAndKeepsIt()
    {
        JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("stay");
        await OpenAsync(new UserForm());
        await _provider.Find("#person-name").ChangeAsync("Bob");
        await _provider.PressAsync("Cancel");
        Assert.Single(JSInterop.Invocations["portalUnsaved.ask"]);
        Assert.Equal("Bob", _provider.Find("#person-name").GetAttribute("value"));
    }

    private Task OpenAsync(UserForm form) =>
        _provider.InvokeAsync(() =>
            Services
                .GetRequiredService<IDialogService>()
                .ShowAsync<UserDialog>(
                    "A person",
                    new DialogParameters<UserDialog> { { view => view.Form, form }, { view => view.Save, SaveAsync } }
                )
        );

    private Task<string?> SaveAsync(UserForm form)
    {
        _saved.Add(form);
        return Task.FromResult(_problem);
    }
}
