using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>Makes the list of the files of a version, which says what the page with downloads says.</summary>
internal sealed class FileBodies(PortalUrls urls, IEnumerable<IMatrixExport> exports)
{
    /// <param name="filter">A filter without unknown values.</param>
    public FilesV1 Files(ShownVersion shown, MatrixFilter filter) =>
        PublishedBodies.Versioned(
            shown,
            shown.DeploymentOf(filter),
            new FilesV1
            {
                Address = urls.Absolute(urls.Downloads(shown.Slug, shown.Version.Number, filter)),
                Files =
                [
                    .. OfferedFile
                        .Of(
                            shown.Published,
                            filter,
                            exports,
                            format =>
                                urls.Absolute(urls.Export(shown.Slug, shown.Version.Number, format, format.HeededOf(filter)))
                        )
                        .Select(BodyOf),
                ],
            }
        );

    private static FileV1 BodyOf(OfferedFile file)
    {
        var (format, problem) = (file.Format, (file.Outcome as LossOutcome.Unavailable)?.Reason);
        return new FileV1(
            format.Key,
            format.Title,
            format.MediaType,
            format.HeedsFilter,
            problem is null ? file.Address : null,
            problem,
            [
                .. ((file.Outcome as LossOutcome.Known)?.Report ?? LossReport.None).Losses.Select(loss => new LossV1(
                    loss.Kind.Code,
                    loss.Kind.Sentence,
                    loss.Count
                )),
            ]
        );
    }
}
