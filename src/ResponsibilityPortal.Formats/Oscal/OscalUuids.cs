using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>
/// The UUIDs of a file. The root names this version with this filter. All others name a subject by its short names, so they stay the same
/// in later versions and other filters.
/// </summary>
internal sealed class OscalUuids(MatrixVersion version)
{
    /// <summary>The namespace of <see cref="NameUuid"/> for URLs and URNs, as RFC 9562 defines it.</summary>
    private static readonly Guid UrlSpace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static readonly Guid Space = NameUuid.Of(UrlSpace, OscalNames.Namespace);

    /// <param name="filter">In the form of addresses; empty for none.</param>
    public Guid Root(string filter) => NameUuid.Of(Space, $"version\n{version.Matrix}\n{version.VersionHash}\n{filter}");

    public Guid Party(string party) => Of("party", party);

    public Guid Component(string model) => Of("component", model);

    /// <param name="framework">Null for the rows of the matrix itself.</param>
    public Guid Implementation(string model, string? framework) => Of("implementation", model, framework ?? "");

    /// <param name="framework">Null for a row of the matrix itself.</param>
    /// <param name="control">The control ID in the file.</param>
    public Guid Requirement(string model, string? framework, string control) => Of("requirement", model, framework ?? "", control);

    public Guid Framework(string framework) => Of("framework", framework);

    public Guid Source(string source) => Of("source", source);

    /// <summary>The resource that stands for the matrix itself.</summary>
    public Guid Matrix() => Of("matrix");

    /// <summary>A line feed separates names, because no short name or control ID contains one.</summary>
    private Guid Of(string kind, params ReadOnlySpan<string> names) =>
        NameUuid.Of(Space, $"{kind}\n{version.Matrix}\n{string.Join('\n', names)}");
}
