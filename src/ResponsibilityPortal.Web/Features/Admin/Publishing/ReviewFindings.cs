using ResponsibilityPortal.Domain.Drafts.Checks;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The findings of the checks in a draft: what prevents its publication, and what its reviewers should know.</summary>
public sealed class ReviewFindings
{
    private readonly HashSet<string> _changed;
    private readonly ReviewDiff _diff;

    /// <param name="diff">The changes in the draft. Warnings about them come first.</param>
    public ReviewFindings(DraftReview review, ReviewDiff diff, DateOnly today)
    {
        _diff = diff;
        _changed = diff
            .Rows.Select(entry => entry.Row.Row.Slug)
            .Concat(diff.Comparison.Added.Select(row => row.Slug))
            .ToHashSet(StringComparer.Ordinal);
        Gaps = MatrixCompleteness.GapsIn(review.Draft.Content);
        Warnings =
        [
            .. DraftCheck
                .Of(review.Draft.Content, today, Formats.Pdf.PdfCharacters.MissingIn, NamesIn(review))
                .Findings.Where(finding => !DraftCheck.BlocksPublishing(finding.Kind)),
        ];
    }

    /// <summary>Cells without an accountable party.</summary>
    public ValueList<Gap> Gaps { get; }

    public ValueList<Finding> Warnings { get; }

    /// <summary>Whether a finding is about a changed or added row, or a cell of an added hosting model.</summary>
    public bool IsOfAChange(Finding finding) =>
        finding.Responsibility is { } row
        && (_changed.Contains(row) || _diff.Comparison.AddedModels.Any(model => model.Slug == finding.HostingModel));

    /// <summary>The known names that are printed with the version.</summary>
    private static IEnumerable<PlacedText> NamesIn(DraftReview review) =>
        review.Request?.DecidedBy is { } approver ? [new PlacedText("the name of the reviewer", approver.Name)] : [];
}
