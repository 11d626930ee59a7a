using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Components.Layout;

public sealed partial class AdminLayout
{
    private bool _isOpen = true;
    private ChosenTheme? _theme;
    private ErrorBoundary? _boundary;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    [Inject]
    public required UnsavedTexts Unsaved { get; set; }

    private SignedIn? Who { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // The user has opened another page after one that failed, so remove the error.
        _boundary?.Recover();
        Who = SignedIn.From((await Authentication).User);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await ReadThemeAsync();
            StateHasChanged();
            if (Who is not null)
            {
                await Browser.InvokeVoidAsync("portalEditor.forgetOthers", Who.Actor.Id);
            }
        }
    }

    private async Task ReadThemeAsync() => _theme = await Browser.InvokeAsync<ChosenTheme>("portalTheme.current");

    private async Task ChangeThemeAsync() => _theme = await Browser.InvokeAsync<ChosenTheme>("portalTheme.next");
}
