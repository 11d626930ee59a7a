using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Administration;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Renders interactive pages of a running portal for one of its users, without a browser.</summary>
internal sealed class PortalComponents : BunitContext
{
    public PortalComponents(PortalWithUsers portal)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(portal.Clock);
        Services.AddSingleton(portal.Service<PortalUrls>());
        Services.AddSingleton(portal.Service<PublishedMatrices>());
        Services.AddSingleton(portal.Service<DraftSnapshots>());
        Services.AddSingleton(portal.Service<DraftCatalogue>());
        Services.AddSingleton(portal.Service<FirstSteps>());
        Services.AddSingleton(portal.Service<ReviewStates>());
        Services.AddSingleton(portal.Service<DraftReviews>());
        Services.AddSingleton(portal.Service<DraftDiscarder>());
        Services.AddSingleton(portal.Service<MatrixPublisher>());
        Services.AddSingleton(portal.Service<VersionRepublisher>());
        Services.AddSingleton(portal.Service<DraftRestorer>());
        Services.AddSingleton(portal.Service<VersionSchedules>());
        Services.AddSingleton(portal.Service<IOptions<PortalOptions>>());
    }

    /// <summary>Opens a page as a user with roles, and waits until it has loaded. The parameters are those of its route.</summary>
    public Task<IRenderedComponent<TPage>> OpenAsync<TPage>(
        Member member,
        Roles roles,
        Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null
    )
        where TPage : IComponent
    {
        var principal = new SignedIn(member.Id, Guid.NewGuid(), member.Name, member.Email, roles).ToPrincipal();
        return Render<TPage>(page =>
            {
                page.AddCascadingValue(Task.FromResult(new AuthenticationState(principal)));
                parameters?.Invoke(page);
            })
            .LoadedAsync();
    }
}
