using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Unsaved;

namespace ResponsibilityPortal.Tests.Web.Components.Unsaved;

public sealed class GuardedDialogTests : ComponentTest
{
    private readonly IRenderedComponent<MudDialogProvider> _provider;

    public GuardedDialogTests()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
        _provider = Render<MudDialogProvider>();
    }

    public static TheoryData<string> WaysOut => new("Escape", "backdrop", "Cancel");

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task Close_WithUnsavedText_AsksAndStays(string way)
    {
        Answer("stay");
        var dialog = await OpenAsync();
        await _provider.Find("#typed").ChangeAsync("Half a sen");
        await LeaveAsync(way);
        Assert.Single(Questions());
        Assert.Equal("Half a sen", _provider.Find("#typed").GetAttribute("value"));
        Assert.False(dialog.Result.IsCompleted);
    }

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task Close_WithDiscardedText_Closes(string way)
    {
        Answer("discard");
        var dialog = await OpenAsync();
        await _provider.Find("#typed").ChangeAsync("Half a sen");
        await LeaveAsync(way);
        Assert.True((await dialog.Result)!.Canceled);
        Assert.Empty(_provider.FindAll("#typed"));
    }

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task Close_WithoutText_ClosesAtOnce(string way)
    {
        var dialog = await OpenAsync();
        await LeaveAsync(way);
        Assert.True((await dialog.Result)!.Canceled);
        Assert.Empty(Questions());
    }

    private IEnumerable<JSRuntimeInvocation> Questions() => JSInterop.Invocations.Where(call => call.Identifier == "portalUnsaved.ask");

    private void Answer(string name) => JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult(name);

    private async Task<IDialogReference> OpenAsync()
    {
        IDialogReference? dialog = null;
        await _provider.InvokeAsync(async () => dialog = await Services.GetRequiredService<IDialogService>().ShowAsync<OneField>("A form"));
        return dialog!;
    }

    private Task LeaveAsync(string way) =>
        way switch
        {
            "Escape" => PressEscapeAsync(),
            "backdrop" => _provider.Find(".mud-overlay-dialog").ClickAsync(),
            _ => _provider.PressAsync("Cancel"),
        };

    /// <summary>
    /// Presses Escape. The script of the page then presses the marked button, and MudBlazor must not close the dialog before that.
    /// </summary>
    private Task PressEscapeAsync()
    {
        Assert.False(((IMudDialogInstance)_provider.FindComponent<MudDialogContainer>().Instance).Options.CloseOnEscapeKey);
        return _provider.Find("[data-cancel]").ClickAsync();
    }

    private sealed class OneField : ComponentBase
    {
        private string _typed = "";

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<GuardedDialog>(0);
            builder.AddComponentParameter(1, nameof(GuardedDialog.IsUnsaved), (Func<bool>)(() => _typed.Length > 0));
            builder.AddComponentParameter(
                2,
                nameof(GuardedDialog.DialogContent),
                (RenderFragment)(
                    content =>
                    {
                        content.OpenElement(0, "input");
                        content.AddAttribute(1, "id", "typed");
                        content.AddAttribute(2, "value", _typed);
                        content.AddAttribute(
                            3,
                            "onchange",
                            EventCallback.Factory.CreateBinder(this, value => _typed = value ?? "", _typed)
                        );
                        content.CloseElement();
                    }
                )
            );
            builder.CloseComponent();
        }
    }
}
