using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Says in words what a filter asks for.</summary>
public static class FilterWords
{
    /// <summary>What the values of a key are.</summary>
    public static string NameOf(string key) => key switch
    {
        MatrixFilter.DeploymentKey => "deployment",
        MatrixFilter.ModelKey => "hosting model",
        MatrixFilter.PartyKey => "party",
        MatrixFilter.RoleKey => "role",
        MatrixFilter.DomainKey => "domain",
        MatrixFilter.FrameworkKey or MatrixFilter.ByKey => "framework",
        MatrixFilter.ControlKey => "control",
        MatrixFilter.ViewKey => "view",
        _ => "search",
    };

    /// <summary>One filter with its value, by the names of the matrix.</summary>
    public static string Describe(Matrix matrix, MatrixFilter filter, string key) => key switch
    {
        MatrixFilter.DeploymentKey => matrix.Deployments.FirstOrDefault(deployment => deployment.Slug == filter.Deployment)?.Name ?? filter.Deployment ?? "",
        MatrixFilter.ModelKey => Enumeration.Of([.. filter.Models.Select(slug => matrix.HostingModels.FirstOrDefault(model => model.Slug == slug)?.Name ?? slug)]),
        MatrixFilter.PartyKey => $"{matrix.Parties.FirstOrDefault(party => party.Slug == filter.Party)?.Name ?? filter.Party} {RoleOf(filter.Role)}",
        MatrixFilter.RoleKey => $"anyone {RoleOf(filter.Role)}",
        MatrixFilter.DomainKey => matrix.Domains.FirstOrDefault(domain => domain.Slug == filter.Domain)?.Name ?? filter.Domain ?? "",
        MatrixFilter.FrameworkKey => $"mapped to {FrameworkOf(matrix, filter.Framework)}",
        MatrixFilter.ByKey => $"ordered by {FrameworkOf(matrix, filter.By)}",
        MatrixFilter.ControlKey => $"control {string.Join(", ", filter.Controls)}",
        MatrixFilter.QueryKey => $"“{filter.Query?.Replace('“', '"').Replace('”', '"')}”",
        _ => filter.ValueOf(key) ?? "",
    };

    private static string RoleOf(string? role) => role switch
    {
        null => "has a part",
        RoleFilter.Accountable => PartWords.IsAccountable,
        RoleFilter.Contributing => PartWords.Contributes,
        RoleFilter.OnlyContributing => $"{PartWords.Contributes} and is not accountable",
        RoleFilter.None => PartWords.HasNoPart,
        _ => $"in the role “{role}”",
    };

    private static string FrameworkOf(Matrix matrix, string? slug) => matrix.Frameworks.FirstOrDefault(framework => framework.Slug == slug)?.Name ?? slug ?? "";
}
