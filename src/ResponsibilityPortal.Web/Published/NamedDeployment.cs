using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Finds the deployment that a client names. Upper and lower case, and white space around the name, don't matter.</summary>
internal static class NamedDeployment
{
    /// <param name="slug">Null or white space for none.</param>
    /// <returns>Null when none is named, or when the matrix doesn't have it.</returns>
    public static Deployment? FindIn(Matrix matrix, string? slug) =>
        string.IsNullOrWhiteSpace(slug)
            ? null
            : matrix.Deployments.FirstOrDefault(known => known.Slug.Equals(slug.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the deployment that is named, if one is.</summary>
    /// <returns>Whether none is named or the matrix has it.</returns>
    public static bool TryFindIn(Matrix matrix, string? slug, out Deployment? deployment)
    {
        deployment = FindIn(matrix, slug);
        return deployment is not null || string.IsNullOrWhiteSpace(slug);
    }

    /// <summary>Returns a sentence that says that a matrix doesn't have a deployment, and which it has.</summary>
    public static string MissingIn(Matrix matrix) =>
        matrix.Deployments.Count == 0
            ? $"The matrix {matrix.Slug} has no deployments. Leave out the deployment."
            : $"The matrix {matrix.Slug} has no such deployment. It has: "
                + $"{string.Join(", ", matrix.Deployments.Select(known => known.Slug))}.";
}
