using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>The start page of the admin side: the matrices, and the signed-in user.</summary>
public sealed partial class AdminPage
{
    private SignedIn? _who;
    private List<ListedMatrix>? _matrices;
    private ValueList<FirstStep> _steps = [];

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PublishedMatrices Published { get; set; }

    [Inject]
    public required DraftCatalogue Drafts { get; set; }

    [Inject]
    public required ReviewStates Reviews { get; set; }

    [Inject]
    public required DraftSnapshots Snapshots { get; set; }

    [Inject]
    public required FirstSteps Steps { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    private bool CanEdit => _who?.HasAny(Roles.Editor) == true;

    private bool SeesDrafts => _who?.HasAny(Policies.DraftRoles) == true;

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _steps = _who?.HasAny(Roles.Admin) == true ? await Steps.ListAsync(CancellationToken.None) : [];
        _matrices = await ReadAsync();
    }

    private async Task<List<ListedMatrix>> ReadAsync()
    {
        var matrices = new List<ListedMatrix>();
        var now = Clock.GetUtcNow();
        var reviews = await Reviews.ListAsync(CancellationToken.None);
        foreach (var draft in await Drafts.ListAsync(CancellationToken.None))
        {
            var versions = Published.Find(draft.Matrix);
            if (versions is not null || SeesDrafts)
            {
                matrices.Add(
                    new ListedMatrix(
                        draft.Matrix,
                        await TitleAsync(draft.Matrix, versions),
                        versions?.InForceAt(now),
                        AnnouncedIn(versions, now),
                        draft,
                        await ReviewAsync(draft.Matrix, reviews)
                    )
                );
            }
        }

        return matrices;
    }

    /// <summary>Returns the announced version. It can have been rescheduled or withdrawn since it was published.</summary>
    private static MatrixVersion? AnnouncedIn(PublishedVersions? versions, DateTimeOffset now) =>
        versions is { Latest: var latest } && versions.InForceFrom(latest) > now && versions.WithdrawnAt(latest) is null
            ? latest with
            {
                InForceFrom = versions.InForceFrom(latest),
            }
            : null;

    /// <summary>
    /// Returns the review status. The draft is read only if there is a decision about it, because an approval applies to that content only.
    /// </summary>
    private async Task<(ReviewState Review, bool IsSame)?> ReviewAsync(string matrix, IReadOnlyDictionary<string, ReviewState> reviews) =>
        !SeesDrafts || reviews.GetValueOrDefault(matrix) is not { } review
            ? null
            : (
                review,
                review.IsApproved is not null
                    && (await Snapshots.FindAsync(matrix, CancellationToken.None))?.ContentHash == review.ContentHash
            );

    private async Task<string> TitleAsync(string matrix, PublishedVersions? versions) =>
        versions is not null
        && await Published.LoadAsync(versions.InForceAt(Clock.GetUtcNow()) ?? versions.Latest) is VersionContent.Intact(var published)
            ? published.Matrix.Title
        : versions is null && await Snapshots.FindAsync(matrix, CancellationToken.None) is { } draft ? draft.Frame.Content.Title
        : matrix;
}
