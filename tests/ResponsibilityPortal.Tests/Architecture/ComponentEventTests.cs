using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>A test that uses a component doesn't depend on how fast the store answers.</summary>
public sealed partial class ComponentEventTests
{
    private static readonly string BunitsAssembly = typeof(BunitContext).Assembly.GetName().Name!;

    /// <summary>An event that isn't awaited can still run when the test looks at the page, and hides what went wrong.</summary>
    [Fact]
    public void Events_OfElements_AreAwaited()
    {
        var events = typeof(ComponentEventTests)
            .Assembly.GetTypes()
            .SelectMany(type => TypeDependencies.CallsOf(type).OfType<MethodInfo>().Where(IsEvent).Select(call => (Type: type, Call: call)))
            .ToList();
        Assert.True(events.Count(used => used.Call.ReturnType == typeof(Task)) > 50);
        Assert.Empty(
            events
                .Where(used => used.Call.ReturnType != typeof(Task))
                .Select(used => $"{NameOf(used.Type)}: use {used.Call.Name}Async")
                .Distinct()
        );
    }

    [Fact]
    public void IsEvent_OfBunit_KnowsBothKinds()
    {
        var change = typeof(EventHandlerDispatchExtensions).GetMethods().Where(method => method.Name is "Change" or "ChangeAsync").ToList();
        Assert.Equal(2, change.Select(method => method.ReturnType).Distinct().Count());
        Assert.All(change, method => Assert.True(IsEvent(method)));
        Assert.DoesNotContain(typeof(Member).GetMethods(), IsEvent);
    }

    /// <summary>
    /// The element of <c>Find</c> is looked up again when its event is raised. An element of a list isn't: if the component is rendered in
    /// between, its event handler is gone.
    /// </summary>
    [Fact]
    public void Elements_OfAList_AreFoundAndUsedInOneGo()
    {
        var uses = Repository
            .TestFiles()
            .Where(file => !file.Path.EndsWith($"/{nameof(ComponentEventTests)}.cs", StringComparison.Ordinal))
            .SelectMany(file => EventOfListed().Matches(file.Text).Select(use => (file.Path, use.Value)))
            .ToList();
        Assert.NotEmpty(uses);
        Assert.DoesNotContain(uses, use => !IsInOneGo(use.Value));
    }

    [Theory]
    [InlineData("await page.FindAll(\"button\")[1].ClickAsync();", false)]
    [InlineData("await page.FindAll(\"button\").Single(button => button.TextContent == \"Save\").ClickAsync();", false)]
    [InlineData("await question\n    .QuerySelectorAll(\"button\")\n    .First()\n    .ClickAsync();", false)]
    [InlineData("await page.InvokeAsync(() => page.FindAll(\"input\")[1].ChangeAsync(true));", true)]
    public void Use_OfAnElementOfAList_IsFound(string source, bool isInOneGo) =>
        Assert.Equal(isInOneGo, IsInOneGo(Assert.Single(EventOfListed().Matches(source)).Value));

    private static bool IsInOneGo(string use) => use.Contains(".InvokeAsync(", StringComparison.Ordinal);

    [Fact]
    public void Waits_ForComponents_AreAwaited() =>
        Assert.Empty(
            typeof(ComponentEventTests)
                .Assembly.GetTypes()
                .SelectMany(type =>
                    TypeDependencies.CallsOf(type).Where(IsBlockingWait).Select(call => $"{NameOf(type)}: use {call.Name}Async")
                )
                .Distinct()
        );

    [Theory]
    [InlineData("WaitForState", true)]
    [InlineData("WaitForElement", true)]
    [InlineData("WaitForAssertionAsync", false)]
    public void IsBlockingWait_OfBunit_KnowsBothKinds(string name, bool isBlocking)
    {
        var waits = typeof(RenderedComponentWaitForHelperExtensions).GetMember(name).Cast<MethodInfo>().ToList();
        Assert.NotEmpty(waits);
        Assert.All(waits, wait => Assert.Equal(isBlocking, IsBlockingWait(wait)));
    }

    private static bool IsBlockingWait(MethodBase method) =>
        method.DeclaringType == typeof(RenderedComponentWaitForHelperExtensions)
        && !method.Name.EndsWith("Async", StringComparison.Ordinal);

    private static bool IsEvent(MethodInfo method) =>
        method.DeclaringType?.Assembly.GetName().Name == BunitsAssembly
        && method.GetParameters() is [var first, ..]
        && first.ParameterType == typeof(IElement)
        && (method.ReturnType == typeof(void) || method.ReturnType == typeof(Task));

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? NameOf(outer) : type.Name;

    /// <summary>A statement that raises an event of an element of a list.</summary>
    [GeneratedRegex(
        @"[^;{}]*\.(FindAll|QuerySelectorAll)\([^;]*\.(Change|Click|DoubleClick|Input|KeyDown|Submit)Async\(",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EventOfListed();
}
