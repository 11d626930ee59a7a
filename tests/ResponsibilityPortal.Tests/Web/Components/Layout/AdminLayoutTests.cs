using System.Runtime.CompilerServices;
using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Components.Layout;
using ResponsibilityPortal.Web.Components.Unsaved;

namespace ResponsibilityPortal.Tests.Web.Components.Layout;

public sealed class AdminLayoutTests : ComponentTest
{
    public AdminLayoutTests()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        Services.AddSingleton<IMatrixImport, MatrixFileImport>();
        Services.AddFallbackServiceProvider(new BlankServices());
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<ChosenTheme>("portalTheme.current").SetResult(new ChosenTheme("System theme", false));
    }

    /// <summary>All pages with an interactive circuit. New ones are included automatically.</summary>
    public static TheoryData<Type> InteractivePages =>
        [
            .. typeof(PortalUrls)
                .Assembly.GetTypes()
                .Where(type =>
                    type.IsDefined(typeof(RouteAttribute), false) && !type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), true)
                ),
        ];

    [Fact]
    public void InteractivePages_AreFound() => Assert.True(InteractivePages.Count >= 10, $"{InteractivePages.Count} found");

    [Theory]
    [MemberData(nameof(InteractivePages))]
    public async Task Page_ThatThrows_ShowsWhatHappenedAndHowToContinue(Type page)
    {
        Assert.Equal(
            typeof(AdminLayout),
            page.GetCustomAttributes(typeof(LayoutAttribute), true).Cast<LayoutAttribute>().Single().LayoutType
        );
        var layout = Show(builder =>
        {
            builder.OpenComponent(0, page);
            builder.CloseComponent();
        });
        await layout.WaitForAssertionAsync(() =>
        {
            Assert.Contains(AdminTexts.SavedIsSafe, layout.Find(".went-wrong[role=alert]").TextContent, StringComparison.Ordinal);
            Assert.Equal("Reload", layout.Find(".went-wrong [data-reconnect=reload]").TextContent);
        });
    }

    [Theory]
    [InlineData(true, "stay", NavigationState.Prevented)]
    [InlineData(true, "discard", NavigationState.Succeeded)]
    [InlineData(false, "stay", NavigationState.Succeeded)]
    public void Leave_WithUnsavedText_Asks(bool isUnsaved, string answer, NavigationState expected)
    {
        var question = JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult(answer);
        Show(builder =>
        {
            builder.OpenComponent<UnsavedGuard>(0);
            builder.AddComponentParameter(1, nameof(UnsavedGuard.IsUnsaved), (Func<bool>)(() => isUnsaved));
            builder.CloseComponent();
        });
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo("/admin");
        Assert.Equal(expected, navigation.History.First().State);
        Assert.Equal(isUnsaved ? 1 : 0, question.Invocations.Count);
    }

    [Fact]
    public void Leave_WithTextThatTheTabKeeps_SaysSo()
    {
        var question = JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("discard");
        Show(builder =>
        {
            builder.OpenComponent<UnsavedGuard>(0);
            builder.AddComponentParameter(1, nameof(UnsavedGuard.IsUnsaved), (Func<bool>)(() => true));
            builder.AddComponentParameter(2, nameof(UnsavedGuard.IsKept), true);
            builder.CloseComponent();
        });
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/admin");
        Assert.Same(UnsavedQuestion.LeavingKept, Assert.Single(question.Invocations).Arguments[0]);
    }

    /// <summary>Renders the layout around a body that finds no signed-in user, because the look-up fails.</summary>
    private IRenderedComponent<CascadingValue<Task<AuthenticationState>>> Show(RenderFragment page)
    {
        var nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
        var failure = Task.FromException<AuthenticationState>(new InvalidOperationException("A page fails."));
        return Render<CascadingValue<Task<AuthenticationState>>>(outer =>
            outer
                .Add(value => value.Value, nobody)
                .AddChildContent<AdminLayout>(layout =>
                    layout.Add(
                        view => view.Body,
                        (RenderFragment)(
                            body =>
                            {
                                body.OpenComponent<CascadingValue<Task<AuthenticationState>>>(0);
                                body.AddComponentParameter(1, nameof(CascadingValue<>.Value), failure);
                                body.AddComponentParameter(2, nameof(CascadingValue<>.ChildContent), page);
                                body.CloseComponent();
                            }
                        )
                    )
                )
        );
    }

    /// <summary>Gives pages services that cannot do anything.</summary>
    private sealed class BlankServices : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType is { IsClass: true, IsAbstract: false, IsGenericType: false }
            && serviceType.Namespace?.StartsWith("ResponsibilityPortal.", StringComparison.Ordinal) == true
                ? RuntimeHelpers.GetUninitializedObject(serviceType)
            : serviceType == typeof(TimeProvider) ? TimeProvider.System
            : null;
    }
}
