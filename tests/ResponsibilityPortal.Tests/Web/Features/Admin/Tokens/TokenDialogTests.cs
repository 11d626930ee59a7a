using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Features.Admin.Tokens;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Tokens;

public sealed class TokenDialogTests : ComponentTest
{
    [Fact]
    public async Task Cancel_WithTypedText_AsksAndKeepsIt()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("stay");
        Render<MudPopoverProvider>();
        var provider = Render<MudDialogProvider>();
        await provider.InvokeAsync(() =>
            Services
                .GetRequiredService<IDialogService>()
                .ShowAsync<TokenDialog>(
                    "A token",
                    new DialogParameters<TokenDialog>
                    {
                        { view => view.Form, new TokenForm() },
                        { view => view.Save, _ => Task.FromResult<string?>(null) },
                    }
                )
        );
        await provider.Find("#token-name").ChangeAsync("Backup script");
        await provider.PressAsync("Cancel");
        Assert.Single(JSInterop.Invocations["portalUnsaved.ask"]);
        Assert.Equal("Backup script", provider.Find("#token-name").GetAttribute("value"));
    }
}
