using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// The addresses that a page of a matrix links to. They keep the version shown and the chosen deployment, so that readers choose it once.
/// Nothing is stored.
/// </summary>
/// <param name="matrix">Slug.</param>
/// <param name="carried">What all links keep (<see cref="CarriedBy"/>).</param>
public abstract class ReaderLinks(PortalUrls urls, string matrix, MatrixFilter carried)
{
    /// <summary>What all links keep: the deployment, if one is chosen. Forms send it in hidden fields.</summary>
    public MatrixFilter Carried { get; } = carried;

    protected PortalUrls Urls { get; } = urls;

    /// <summary>The slug of the matrix in addresses.</summary>
    protected string Slug { get; } = matrix;

    /// <summary>Returns the part of a filter that links keep, without values that the matrix doesn't know.</summary>
    public static MatrixFilter CarriedBy(MatrixFilter filter, Matrix matrix) =>
        filter.Only(field => field.IsCarried && !field.UnknownIn(matrix, filter).Any());

    /// <summary>Returns the address of the matrix with a filter. A filter that already chooses columns is kept as it is.</summary>
    public string Matrix(MatrixFilter? filter = null) =>
        MatrixOf(
            filter is null ? Carried
            : filter.Deployment is not null || filter.Models.Count > 0 ? filter
            : Carried.Fields.Aggregate(filter, (kept, field) => kept.With(field, Carried[field]))
        );

    /// <summary>
    /// Returns the address of the matrix with a filter and without what other links keep. Readers undo their choice with it.
    /// </summary>
    public string MatrixWithoutCarried(MatrixFilter? filter = null) => MatrixOf(filter);

    /// <summary>Returns the address of one row.</summary>
    /// <param name="responsibility">Slug.</param>
    public string Responsibility(string responsibility) => ResponsibilityOf(responsibility, Carried);

    /// <summary>Returns the address of one row for what a reader runs.</summary>
    /// <param name="responsibility">Slug.</param>
    /// <param name="deployment">Slug; null for all hosting models.</param>
    public string ResponsibilityFor(string responsibility, string? deployment) =>
        ResponsibilityOf(responsibility, MatrixFilter.None with { Deployment = deployment });

    /// <summary>Returns the address of the matrix in the version in force.</summary>
    public string InForce() => Urls.Matrix(Slug, null, Carried);

    /// <summary>Returns the address of the matrix in a version.</summary>
    public string Version(int number) => Urls.Matrix(Slug, number, Carried);

    /// <summary>Returns the address of one row in a version.</summary>
    /// <param name="version">Number; null for the version in force.</param>
    /// <param name="responsibility">Slug.</param>
    public string ResponsibilityIn(int? version, string responsibility) =>
        Urls.Responsibility(Slug, version, responsibility, carried: Carried);

    public string Versions() => Urls.Versions(Slug, Carried);

    public string Compare() => Urls.Compare(Slug, Carried);

    /// <summary>Returns the address that shows what changed from one version to another.</summary>
    public string CompareVersions(int from, int to) => Urls.CompareVersions(Slug, from, to, Carried);

    /// <summary>Returns the address of a version as a file, with a filter.</summary>
    /// <param name="filter">The filter for formats that support one. Null for the deployment alone.</param>
    public string Export(
        int version,
        ExportFormat format,
        MatrixFilter? filter = null,
        params ReadOnlySpan<(string Key, string Value)> options
    ) => Urls.Export(Slug, version, format, format.HeededOf(filter ?? Carried), options);

    /// <summary>Returns the address that says what each file of a version loses, with a filter.</summary>
    /// <param name="filter">Null for the deployment alone.</param>
    public string Downloads(int version, MatrixFilter? filter = null) => Urls.Downloads(Slug, version, filter ?? Carried);

    /// <summary>Returns the address of one row in the version of the page.</summary>
    protected abstract string ResponsibilityOf(string responsibility, MatrixFilter kept);

    /// <summary>Returns the address of the matrix in the version of the page.</summary>
    protected abstract string MatrixOf(MatrixFilter? filter);
}
