using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>A feature stands alone: it can be read, changed and deleted without looking at another.</summary>
public sealed class FeatureTests
{
    private const string Features = "ResponsibilityPortal.Web.Features.";

    private static readonly Type[] WebTypes = typeof(PortalOptions).Assembly.GetTypes();

    private static IEnumerable<Type> FeatureTypes => WebTypes.Where(type => FeatureOf(type) is not null);

    [Fact]
    public void Features_do_not_reference_each_other()
    {
        Assert.True(FeatureTypes.Select(FeatureOf).Distinct().Count() >= 8);
        Assert.Empty(
            from type in FeatureTypes
            from used in TypeDependencies.Of(type)
            let feature = FeatureOf(used)
            where feature is not null && feature != FeatureOf(type)
            select $"{type.FullName} uses {used.FullName}");
    }

    [Fact]
    public void What_features_share_does_not_know_them()
    {
        var composition = WebTypes.Where(type => type.Namespace == typeof(PortalStore).Namespace).ToList();
        Assert.Contains(composition, type => TypeDependencies.Of(type).Any(used => FeatureOf(used) is not null));
        Assert.Empty(
            from type in WebTypes
            where FeatureOf(type) is null && !composition.Contains(type) && !IsCommand(type) && !IsApi(type) && type.Namespace?.StartsWith("ResponsibilityPortal.Web", StringComparison.Ordinal) == true
            from used in TypeDependencies.Of(type)
            where FeatureOf(used) is not null
            select $"{type.FullName} uses {used.FullName}");
    }

    [Fact]
    public void Nothing_but_the_program_calls_its_commands()
    {
        Assert.Contains(WebTypes.Where(IsCommand), type => TypeDependencies.Of(type).Any(used => FeatureOf(used) is not null));
        Assert.Empty(
            from type in WebTypes
            where type != typeof(Program) && type.DeclaringType != typeof(Program) && !IsCommand(type)
            from used in TypeDependencies.Of(type)
            where IsCommand(used)
            select $"{type.FullName} uses {used.FullName}");
    }

    [Fact]
    public void Nothing_but_the_composition_calls_the_api()
    {
        Assert.Contains(WebTypes.Where(IsApi), type => TypeDependencies.Of(type).Any(used => FeatureOf(used) is not null));
        Assert.Empty(
            from type in WebTypes
            where !IsApi(type) && type.Namespace != typeof(PortalStore).Namespace && !IsGenerated(type)
            from used in TypeDependencies.Of(type)
            where IsApi(used)
            select $"{type.FullName} uses {used.FullName}");
    }

    [Fact]
    public void No_component_sees_the_database()
    {
        var components = WebTypes.Where(type => typeof(IComponent).IsAssignableFrom(type) || typeof(IComponent).IsAssignableFrom(type.DeclaringType)).ToList();
        Assert.True(components.Count > 15);
        Assert.Contains(TypeDependencies.Of(typeof(MatrixPublisher)), IsOfTheDatabase);
        Assert.Empty(
            from component in components
            from used in TypeDependencies.Of(component)
            where IsOfTheDatabase(used)
            select $"{component.FullName} uses {used.FullName}");
    }

    private static string? FeatureOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(Features, StringComparison.Ordinal) ? FeatureIn(name[Features.Length..].Split('.')) : null;

    /// <summary>Features stand in groups by who uses them. Those of accounts are one: they share how a user proves who they are.</summary>
    private static string FeatureIn(string[] parts) => parts is ["Accounts", ..] ? parts[0] : string.Join('.', parts.Take(2));

    private static bool IsCommand(Type type) => type.Namespace == "ResponsibilityPortal.Web.Cli";

    /// <summary>What the framework's generator writes to bind requests to the API's handlers.</summary>
    private static bool IsGenerated(Type type) => type.Namespace == "Microsoft.AspNetCore.Http.Generated";

    private static bool IsApi(Type type) => type.Namespace?.StartsWith("ResponsibilityPortal.Web.Api.V", StringComparison.Ordinal) == true;

    private static bool IsOfTheDatabase(Type type) =>
        type.Namespace is { } name && (name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || (name.StartsWith("ResponsibilityPortal.Store", StringComparison.Ordinal) && type.Name != "VersionRecord"));
}
