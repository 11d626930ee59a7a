using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Opens the draft of a matrix for the signed-in user, and follows the changes of other editors.</summary>
public sealed partial class EditorPage : IDisposable
{
    private SignedIn? _who;
    private EditorSession? _session;
    private CellKey? _first;
    private CellMarks _marks = CellMarks.None;
    private LiveDraft? _live;
    private LiveDraft? _liveMarks;
    private bool _isGone;

    [Parameter]
    public required string Matrix { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.CellKey)]
    public string? CellToOpen { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required MatrixEditor Editor { get; set; }

    [Inject]
    public required DraftSnapshots Drafts { get; set; }

    [Inject]
    public required TeamComments Comments { get; set; }

    [Inject]
    public required ReportLists Reports { get; set; }

    [Inject]
    public required CellMarkChanges Marks { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    private DraftSnapshot? Draft => _session?.Draft;

    public void Dispose()
    {
        _isGone = true;
        Close();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (SignedIn.From((await Authentication).User) is not { } who)
        {
            return;
        }

        // The roles have changed. The page stays as it is and keeps the unsaved input.
        var isSame = who.Actor == _who?.Actor && _session?.Matrix == Matrix;
        _who = who;
        if (!isSame)
        {
            await OpenAsync(who);
        }
    }

    private async Task OpenAsync(SignedIn who)
    {
        Close();
        var session = new EditorSession(Editor, Matrix, who.Actor);
        await session.RefreshAsync(CancellationToken.None);
        if (_isGone)
        {
            session.Dispose();
            return;
        }

        Close();
        _session = session;
        _first = CellToOpen?.Split('/') is [var responsibility, var model] ? new CellKey(responsibility, model) : null;
        _live = new LiveDraft(Drafts, Matrix, Clock, () => InvokeAsync(RefreshAsync));
        _liveMarks = new LiveDraft(Marks, Matrix, Clock, () => InvokeAsync(FollowMarksAsync));
        await ReadMarksAsync();
    }

    private void Close()
    {
        _live?.Dispose();
        _liveMarks?.Dispose();
        _session?.Dispose();
        (_live, _liveMarks, _session) = (null, null, null);
    }

    private async Task ReadMarksAsync() => _marks = await CellMarks.ReadAsync(Comments, Reports, Matrix, _who!.Actor);

    /// <summary>Follows the comments and reports of others. Users who can't see them any longer have nothing to follow.</summary>
    private async Task FollowMarksAsync()
    {
        if (_who!.HasAny(Policies.DraftRoles))
        {
            await ReadMarksAsync();
            StateHasChanged();
        }
    }

    private async Task RefreshAsync()
    {
        await _session!.RefreshAsync(CancellationToken.None);
        StateHasChanged();
    }
}
