using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>A feature is independent: it can be read, changed and deleted without any other feature.</summary>
public sealed class FeatureTests
{
    private const string Features = "ResponsibilityPortal.Web.Features.";

    /// <summary>The bodies with published content, which everything that answers programs shares.</summary>
    private const string Bodies = "ResponsibilityPortal.Web.Api.V1.Bodies";

    private static readonly Type[] WebTypes = typeof(PortalOptions).Assembly.GetTypes();

    private static IEnumerable<Type> FeatureTypes => WebTypes.Where(type => FeatureOf(type) is not null);

    [Fact]
    public void Features_DoNotReferenceEachOther()
    {
        Assert.True(FeatureTypes.Select(FeatureOf).Distinct().Count() >= 8);
        Assert.Empty(
            from type in FeatureTypes
            from used in TypeDependencies.Of(type)
            let feature = FeatureOf(used)
            where feature is not null && feature != FeatureOf(type)
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    [Fact]
    public void SharedCode_DoesNotReferenceFeatures()
    {
        var composition = WebTypes.Where(type => type.Namespace == typeof(PortalStore).Namespace).ToList();
        Assert.Contains(composition, type => TypeDependencies.Of(type).Any(used => FeatureOf(used) is not null));
        Assert.Empty(
            from type in WebTypes
            where
                FeatureOf(type) is null
                && !composition.Contains(type)
                && !IsCommand(type)
                && !IsApi(type)
                && !IsForAssistants(type)
                && type.Namespace?.StartsWith("ResponsibilityPortal.Web", StringComparison.Ordinal) == true
            from used in TypeDependencies.Of(type)
            where FeatureOf(used) is not null
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    [Fact]
    public void Commands_AreCalledByTheProgramOnly()
    {
        Assert.Contains(WebTypes.Where(IsCommand), type => TypeDependencies.Of(type).Any(used => FeatureOf(used) is not null));
        Assert.Empty(
            from type in WebTypes
            where type != typeof(Program) && type.DeclaringType != typeof(Program) && !IsCommand(type)
            from used in TypeDependencies.Of(type)
            where IsCommand(used)
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    [Fact]
    public void Api_IsCalledByTheCompositionOnly()
    {
        Assert.Contains(WebTypes.Where(IsApi), type => TypeDependencies.Of(type).Any(used => FeatureOf(used) is not null));
        Assert.Empty(
            from type in WebTypes
            where !IsApi(type) && !IsForAssistants(type) && type.Namespace != typeof(PortalStore).Namespace && !IsGenerated(type)
            from used in TypeDependencies.Of(type)
            where IsApi(used)
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    [Fact]
    public void ServerForAssistants_IsCalledByTheCompositionAndCommandsOnly()
    {
        Assert.Contains(WebTypes, IsForAssistants);
        Assert.Empty(
            from type in WebTypes
            where !IsForAssistants(type) && type.Namespace != typeof(PortalStore).Namespace && !IsCommand(type)
            from used in TypeDependencies.Of(type)
            where IsForAssistants(used)
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    [Fact]
    public void Components_DoNotUseTheDatabase()
    {
        var components = WebTypes
            .Where(type => typeof(IComponent).IsAssignableFrom(type) || typeof(IComponent).IsAssignableFrom(type.DeclaringType))
            .ToList();
        Assert.True(components.Count > 15);
        Assert.Contains(TypeDependencies.Of(typeof(MatrixPublisher)), IsOfTheDatabase);
        Assert.Empty(
            from component in components
            from used in TypeDependencies.Of(component)
            where IsOfTheDatabase(used)
            select $"{component.FullName} uses {used.FullName}"
        );
    }

    private static string? FeatureOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(Features, StringComparison.Ordinal)
            ? FeatureIn(name[Features.Length..].Split('.'))
            : null;

    /// <summary>
    /// The groups of features, by who uses them. The account features are one group, because they share how users confirm their identity.
    /// </summary>
    private static string FeatureIn(string[] parts) => parts is ["Accounts", ..] ? parts[0] : string.Join('.', parts.Take(2));

    private static bool IsCommand(Type type) => type.Namespace == "ResponsibilityPortal.Web.Cli";

    /// <summary>The code that the framework's generator writes to bind requests to the API's handlers.</summary>
    private static bool IsGenerated(Type type) => type.Namespace == "Microsoft.AspNetCore.Http.Generated";

    private static bool IsApi(Type type) =>
        type.Namespace?.StartsWith("ResponsibilityPortal.Web.Api.V", StringComparison.Ordinal) == true && type.Namespace != Bodies;

    private static bool IsForAssistants(Type type) => type.Namespace == "ResponsibilityPortal.Web.Mcp";

    private static bool IsOfTheDatabase(Type type) =>
        type.Namespace is { } name
        && (
            name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || (name.StartsWith("ResponsibilityPortal.Store", StringComparison.Ordinal) && type.Name != "VersionRecord")
        );
}
