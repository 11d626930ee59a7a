using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Administration;

/// <summary>Where the admin side begins: the matrices, and who one is.</summary>
public sealed partial class AdminPage
{
    private readonly List<(string Slug, string Title, MatrixVersion InForce)> _matrices = [];
    private SignedIn? _who;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PublishedMatrices Published { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _matrices.Clear();
        foreach (var versions in Published.All)
        {
            if (versions.InForceAt(Clock.GetUtcNow()) is { } inForce)
            {
                var title = await Published.LoadAsync(inForce) is VersionContent.Intact(var published) ? published.Matrix.Title : versions.Matrix;
                _matrices.Add((versions.Matrix, title, inForce));
            }
        }
    }
}
