using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>The published matrices of a portal that may be running, for commands that read them.</summary>
internal sealed class ReadOnlyMatrices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReadOnlyMatrices(WebApplication app) => _app = app;

    public VersionFinder Finder => Service<VersionFinder>();

    /// <param name="settings">Settings as command-line arguments.</param>
    public static async Task<ReadOnlyMatrices> OpenAsync(string[] settings, CancellationToken cancellationToken)
    {
        var matrices = new ReadOnlyMatrices(ReadOnlyPortal.Open(settings));
        await matrices.Service<PublishedMatrices>().ReloadAsync(cancellationToken);
        return matrices;
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Returns the version in force.</summary>
    /// <param name="matrix">Slug. Null for the only matrix.</param>
    /// <exception cref="IOException">There is no such matrix, or its version is damaged.</exception>
    public Task<ShownVersion> InForceAsync(string? matrix) => FindAsync(matrix, null);

    /// <summary>Returns a version.</summary>
    /// <param name="matrix">Slug. Null for the only matrix.</param>
    /// <param name="number">Null for the version in force.</param>
    /// <exception cref="IOException">There is no such matrix or version, or the version is damaged.</exception>
    public async Task<ShownVersion> FindAsync(string? matrix, int? number) =>
        Finder.Find(matrix, number) switch
        {
            VersionLookup.Found found => await Finder.LoadAsync(found)
                ?? throw new IOException($"Version {found.Version.Number} of the matrix {found.Version.Matrix} is damaged."),
            VersionLookup.Missing missing => throw new IOException(missing.Sentence),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Returns the deployment with a slug. Null when none is named.</summary>
    /// <exception cref="IOException">The matrix has no such deployment.</exception>
    public static Deployment? DeploymentOf(ShownVersion shown, string? slug) =>
        NamedDeployment.TryFindIn(shown.Matrix, slug, out var deployment)
            ? deployment
            : throw new IOException(NamedDeployment.MissingIn(shown.Matrix));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
