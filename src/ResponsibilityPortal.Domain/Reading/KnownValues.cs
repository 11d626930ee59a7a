using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Says which values of a filter mean something in a matrix.</summary>
public static class KnownValues
{
    /// <summary>Returns "It has: saas, paas." for a filter whose values the matrix lists; empty for any other.</summary>
    public static string InWords(Matrix matrix, string key)
    {
        ValueList<string> known = key switch
        {
            MatrixFilter.DeploymentKey => matrix.Deployments.Select(deployment => deployment.Slug).ToValueList(),
            MatrixFilter.ModelKey => matrix.HostingModels.Select(model => model.Slug).ToValueList(),
            MatrixFilter.PartyKey => matrix.Parties.Select(party => party.Slug).ToValueList(),
            MatrixFilter.RoleKey => [RoleFilter.Accountable, RoleFilter.Contributing, RoleFilter.OnlyContributing, RoleFilter.None],
            MatrixFilter.DomainKey => matrix.Domains.Select(domain => domain.Slug).ToValueList(),
            MatrixFilter.FrameworkKey or MatrixFilter.ByKey => matrix.Frameworks.Select(framework => framework.Slug).ToValueList(),
            _ => [],
        };
        return known.Count == 0 ? "" : $"It has: {string.Join(", ", known)}.";
    }
}
