using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A page of the admin side on its own portal. It uses the portal's services; only the browser is missing.</summary>
public abstract class PortalPageTest : BunitContext, IAsyncLifetime
{
    private IRenderedComponent<MudDialogProvider>? _dialogs;

    internal PortalWithUsers Portal { get; private set; } = null!;

    private protected IRenderedComponent<MudDialogProvider> Dialogs =>
        _dialogs ?? throw new InvalidOperationException("No page was opened.");

    private protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Portal = await PortalWithUsers.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        Services.AddSingleton(Portal.Service<PortalUrls>());
        Services.AddSingleton(Portal.Service<TimeProvider>());
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the page a service of the portal.</summary>
    private protected void Share<T>()
        where T : class => Services.AddSingleton(Portal.Service<T>());

    /// <summary>Opens a page as a signed-in user, and waits until it has loaded.</summary>
    private protected Task<IRenderedComponent<TPage>> OpenAsync<TPage>(
        Member who,
        Roles roles,
        params (string Name, object? Value)[] parameters
    )
        where TPage : IComponent
    {
        if (_dialogs is null)
        {
            Render<MudPopoverProvider>();
            _dialogs = Render<MudDialogProvider>();
        }

        var state = new AuthenticationState(new SignedIn(who.Id, Guid.NewGuid(), who.Name, who.Email, roles).ToPrincipal());
        return Render<TPage>(page =>
            {
                page.AddCascadingValue(Task.FromResult(state));
                foreach (var (name, value) in parameters)
                {
                    page.TryAdd(name, value);
                }
            })
            .LoadedAsync();
    }
}
