using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Features.Admin.People;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.People;

public sealed class PersonDialogTests : ComponentTest
{
    private readonly List<PersonForm> _saved = [];
    private readonly IRenderedComponent<MudDialogProvider> _provider;
    private string? _problem;

    public PersonDialogTests()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
        _provider = Render<MudDialogProvider>();
    }

    [Fact]
    public async Task A_new_person_is_saved_as_typed_and_the_dialog_closes()
    {
        await OpenAsync(new PersonForm());
        _provider.Find("#person-name").Change("Bob");
        _provider.Find("#person-email").Change("bob@example.com");
        _provider.FindAll(".roles input[type=checkbox]")[2].Change(true);
        _provider.Find("#last-day").Change("2026-12-31");
        await _provider.Find("form").SubmitAsync();
        var form = Assert.Single(_saved);
        Assert.Equal(("Bob", "bob@example.com", new PersonRights(Roles.Editor, new DateOnly(2026, 12, 31), false)), (form.Name, form.Email, form.Rights));
        Assert.Empty(_provider.FindAll("form"));
    }

    [Fact]
    public async Task A_problem_is_told_and_what_was_typed_remains()
    {
        _problem = "This is not an e-mail address.";
        await OpenAsync(new PersonForm());
        _provider.Find("#person-name").Change("Bob");
        await _provider.Find("form").SubmitAsync();
        Assert.Equal(_problem, _provider.Find("[role=alert]").TextContent);
        Assert.Equal("Bob", _provider.Find("#person-name").GetAttribute("value"));
        _problem = null;
        await _provider.Find("form").SubmitAsync();
        Assert.Single(_saved.Select(form => form.OperationId).Distinct());
        Assert.Empty(_provider.FindAll("form"));
    }

    [Fact]
    public async Task Name_and_address_of_a_known_user_can_be_corrected_and_the_account_disabled()
    {
        var bob = new Person(Guid.NewGuid(), "Bob", "bob@example.com", new PersonRights(Roles.Auditor, new DateOnly(2026, 12, 31), false), false, true, null);
        await OpenAsync(PersonForm.Of(bob));
        Assert.Equal(["Bob", "bob@example.com"], _provider.FindAll("#person-name, #person-email").Select(field => field.GetAttribute("value")));
        _provider.Find("#person-name").Change("Robert");
        Assert.Contains("an auditor's account needs one", _provider.Find("label[for=last-day]").TextContent, StringComparison.Ordinal);
        _provider.FindAll("form input[type=checkbox]")[4].Change(true);
        await _provider.Find("form").SubmitAsync();
        var saved = Assert.Single(_saved);
        Assert.Equal(bob.Rights with { IsDisabled = true }, saved.Rights);
        Assert.Equal(new PersonIdentity("Robert", "bob@example.com"), saved.Identity);
    }

    [Fact]
    public async Task Cancel_WithTypedText_AsksAndKeepsIt()
    {
        JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("stay");
        await OpenAsync(new PersonForm());
        _provider.Find("#person-name").Change("Bob");
        await _provider.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel").ClickAsync();
        Assert.Single(JSInterop.Invocations["portalUnsaved.ask"]);
        Assert.Equal("Bob", _provider.Find("#person-name").GetAttribute("value"));
    }

    private Task OpenAsync(PersonForm form) => _provider.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<PersonDialog>(
        "A person", new DialogParameters<PersonDialog> { { view => view.Form, form }, { view => view.Save, SaveAsync } }));

    private Task<string?> SaveAsync(PersonForm form)
    {
        _saved.Add(form);
        return Task.FromResult(_problem);
    }
}
