using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>Where the admin side begins: the matrices, and who one is.</summary>
public sealed partial class AdminPage
{
    private readonly List<ListedMatrix> _matrices = [];
    private SignedIn? _who;

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
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    private bool CanEdit => _who?.HasAny(Roles.Editor) == true;

    private bool SeesDrafts => _who?.HasAny(Policies.DraftRoles) == true;

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _matrices.Clear();
        var reviews = await Reviews.ListAsync(CancellationToken.None);
        foreach (var draft in await Drafts.ListAsync(CancellationToken.None))
        {
            var versions = Published.Find(draft.Matrix);
            if (versions is not null || SeesDrafts)
            {
                _matrices.Add(new ListedMatrix(draft.Matrix, await TitleAsync(draft.Matrix, versions), versions?.InForceAt(Clock.GetUtcNow()), draft, await ReviewAsync(draft.Matrix, reviews)));
            }
        }
    }

    /// <summary>A draft is read only where somebody has decided about it: the approval holds for that content alone.</summary>
    private async Task<(ReviewState Review, bool IsSame)?> ReviewAsync(string matrix, IReadOnlyDictionary<string, ReviewState> reviews) =>
        !SeesDrafts || reviews.GetValueOrDefault(matrix) is not { } review ? null
        : (review, review.IsApproved is not null && (await Snapshots.FindAsync(matrix, CancellationToken.None))?.ContentHash == review.ContentHash);

    private async Task<string> TitleAsync(string matrix, PublishedVersions? versions) =>
        versions is not null && await Published.LoadAsync(versions.InForceAt(Clock.GetUtcNow()) ?? versions.Latest) is VersionContent.Intact(var published) ? published.Matrix.Title
        : versions is null && await Snapshots.FindAsync(matrix, CancellationToken.None) is { } draft ? draft.Frame.Content.Title
        : matrix;
}
