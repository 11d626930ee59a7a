using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>Makes the bodies of comparisons.</summary>
internal sealed class ComparisonBodies(PublishedBodies bodies, PortalUrls urls)
{
    /// <summary>Returns what changes hands between two deployments or hosting models.</summary>
    public ModelComparison Between(ShownVersion shown, HostingModelComparison comparison)
    {
        return PublishedBodies.Versioned(
            shown,
            null,
            new ModelComparison
            {
                From = new ComparedName(comparison.From.Slug, comparison.From.Name),
                To = new ComparedName(comparison.To.Slug, comparison.To.Name),
                Party = comparison.You?.Slug,
                BecomeYours = Rows(comparison.BecomeYours),
                LeaveYou = Rows(comparison.LeaveYou),
                BecomePartlyYours = Rows(comparison.BecomePartlyYours),
                BecomeYoursAlone = Rows(comparison.BecomeYoursAlone),
                BecomeJointlyYours = Rows(comparison.BecomeJointlyYours),
                MoveBetweenOthers = Rows(comparison.MoveBetweenOthers),
                ChangeContributors = Rows(comparison.ChangeContributors),
                StayTheSame = comparison.StayTheSame.Count,
            }
        );

        IReadOnlyList<ComparedResponsibility> Rows(IEnumerable<MatrixRow> rows) =>
            [
                .. rows.Select(row => new ComparedResponsibility(
                    bodies.Link(shown, row, null),
                    AssignmentSentence.OfRow(shown.Matrix, row.Responsibility, comparison.From.Models),
                    AssignmentSentence.OfRow(shown.Matrix, row.Responsibility, comparison.To.Models)
                )),
            ];
    }

    /// <summary>Returns what changed from an earlier version to a later one.</summary>
    public VersionChangeList Between(PublishedMatrix earlier, ShownVersion later, VersionComparison comparison)
    {
        return PublishedBodies.Versioned(
            later,
            null,
            new VersionChangeList
            {
                Since = new ComparedVersion(
                    earlier.Version.Number,
                    UtcInstant.Format(earlier.Version.PublishedAt),
                    urls.Absolute(urls.Matrix(later.Slug, earlier.Version.Number))
                ),
                Address = urls.Absolute(urls.CompareVersions(later.Slug, earlier.Version.Number, later.Version.Number)),
                Message = later.Version.Message,
                Party = comparison.You?.Slug,
                Summary = ChangeSummary.Of(comparison),
                BecomeYours = Rows(comparison.BecomeYours),
                LeaveYou = Rows(comparison.LeaveYou),
                BecomeYoursAlone = Rows(comparison.BecomeYoursAlone),
                BecomeJointlyYours = Rows(comparison.BecomeJointlyYours),
                MoveBetweenOthers = Rows(comparison.MoveBetweenOthers),
                ChangeContributors = Rows(comparison.ChangeContributors),
                ChangeWording = Rows(comparison.ChangeWording),
                Added = Links(comparison.Added, later.Version.Number),
                Retired = Links(comparison.Retired, earlier.Version.Number),
                OtherChanges = [.. comparison.MatrixChanges.Select(Change)],
            }
        );

        IReadOnlyList<ChangedResponsibility> Rows(IEnumerable<RowComparison> rows) =>
            [.. rows.Select(row => new ChangedResponsibility(Link(row.Row, later.Version.Number), [.. row.Changes.Select(Change)]))];

        IReadOnlyList<LinkedResponsibilityV1> Links(IEnumerable<Responsibility> rows, int version) =>
            [.. rows.Select(row => Link(row, version))];

        LinkedResponsibilityV1 Link(Responsibility row, int version) =>
            new(row.Slug, row.Title, urls.Absolute(urls.Responsibility(later.Slug, version, row.Slug)));
    }

    private static ChangeText Change(ResponsibilityChange change) => new(change.HostingModel, change.What, change.Before, change.After);
}
