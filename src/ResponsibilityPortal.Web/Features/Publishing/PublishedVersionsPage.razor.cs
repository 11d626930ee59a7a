using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>What was published of a matrix, and the way back to an earlier version.</summary>
public sealed partial class PublishedVersionsPage
{
    private SignedIn? _who;
    private MatrixVersion? _chosen;
    private int _basedOn;
    private string? _summary;
    private string _text = "";
    private string? _message;
    private bool _isProblem;
    private Guid _operation = Guid.CreateVersion7();

    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PublishedMatrices Published { get; set; }

    [Inject]
    public required MatrixPublisher Publisher { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private PublishedVersions? Versions => Published.Find(Matrix);

    protected override async Task OnParametersSetAsync() => _who = SignedIn.From((await Authentication).User);

    private async Task Choose(MatrixVersion version)
    {
        (_chosen, _basedOn, _text, _operation) = (version, Versions!.Latest.Number, $"Back to version {version.Number}: ", Guid.CreateVersion7());
        _summary = await Published.LoadAsync(Versions!.Latest) is VersionContent.Intact(var latest) && await Published.LoadAsync(version) is VersionContent.Intact(var earlier)
            ? ChangeSummary.Of(new VersionComparison(latest.Matrix, earlier.Matrix, earlier.Matrix.ReadersParty))
            : null;
    }

    private async Task PublishAsync()
    {
        var command = new PublishAgain(Matrix, _chosen!.Number, _basedOn, _text);
        var outcome = await Publisher.PublishAgainAsync(command, new Change(_who!.Actor, _operation, null), CancellationToken.None);
        (_message, _isProblem) = (PublishWords.Of(outcome), outcome is not PublishOutcome.Published);
        if (!_isProblem)
        {
            _chosen = null;
        }
    }
}
