using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>Imports a foreign spreadsheet into a draft, or creates a matrix from it.</summary>
public sealed partial class ImportTablePage
{
    private readonly NewTableForm _form = new();
    private SignedIn? _who;
    private DraftSnapshot? _draft;
    private ImportSession? _session;
    private ExportedFile? _exported;
    private IReadOnlyList<string> _problems = [];
    private Guid _operationId;
    private string? _reason;
    private bool _isRead;
    private bool _isBusy;
    private bool _isDone;
    private string? _matrix;

    /// <summary>Slug; <see cref="PortalUrls.ReservedMatrix"/> for a new matrix.</summary>
    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required DraftStructureEditor StructureEditor { get; set; }

    [Inject]
    public required MatrixRegister Register { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private bool IsNew => Matrix == PortalUrls.ReservedMatrix;

    protected override async Task OnParametersSetAsync()
    {
        if (_matrix != Matrix)
        {
            // A table that was read for one matrix is never imported into another.
            (_matrix, _session, _exported, _problems, _reason, _isDone) = (Matrix, null, null, [], null, false);
        }

        _who = SignedIn.From((await Authentication).User);
        await ReadDraftAsync();
        _isRead = true;
    }

    private async Task ReadDraftAsync() =>
        _draft = _who is null || IsNew ? null : await StructureEditor.OpenAsync(Matrix, _who.Actor, CancellationToken.None);

    private async Task BusyAsync(Func<Task> work)
    {
        _isBusy = true;
        try
        {
            await work();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task ReadFileAsync(ReceivedFile received)
    {
        _operationId = Guid.CreateVersion7();
        var matrix = Matrix;
        var file = await ChosenSpreadsheet.ReadAsync(received, findsExports: !IsNew);
        _problems = file.Problem is { } problem ? [$"{file.Name} can't be imported. {problem}"] : [];
        if ((_exported = file.Exported) is not null || file.Problem is not null)
        {
            return;
        }

        await ReadDraftAsync();
        var (draft, leaving) = (_draft, received.CancellationToken);
        var session = await Task.Run(() => new ImportSession(file.Name, file.Sheets, draft, leaving), leaving);
        _session = matrix == Matrix ? session : null;
    }

    private async Task ImportAsync(ImportSession session, DraftSnapshot draft, Matrix content)
    {
        var edit = new StructureEdit.Replace(content, draft.ContentHash, new ContentSource.File(session.FileName));
        var reason = string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim();
        var outcome = await StructureEditor.EditStructureAsync(
            Matrix,
            edit,
            new Change(_who!.Actor, _operationId, reason),
            CancellationToken.None
        );
        if (outcome is StructureOutcome.Edited)
        {
            _isDone = true;
            Navigation.NavigateTo(Urls.Structure(Matrix, StructurePart.File.Key));
            return;
        }

        if (outcome is StructureOutcome.Stale)
        {
            // Show what the table changes in the current draft.
            await ReadDraftAsync();
            if (_draft is { } current)
            {
                await session.ApplyAsync(() => session.Follow(current), () => Task.CompletedTask);
            }
        }

        _problems = [StructureOutcomeWords.Of(outcome)];
    }

    private async Task CreateAsync()
    {
        var known = await Register.ListAsync(_who!.Actor, CancellationToken.None) ?? [];
        var taken = known.Select(matrix => matrix.Slug).Append(PortalUrls.ReservedMatrix);
        var (session, target) = (_session!, _form.ToTarget(taken));
        var result = await Task.Run(() => session.Read(target));
        if (result.Matrix is not { } matrix)
        {
            _problems =
            [
                .. result.Problems.Select(problem => StructureOutcomeWords.Sentence(new StructureProblem("", problem.ToString()))),
            ];
            return;
        }

        var outcome = await Register.CreateFromFileAsync(matrix, new Change(_who.Actor, _operationId, null), CancellationToken.None);
        _problems = CreateWords.Of(outcome);
        if (outcome is CreateOutcome.Created(var slug))
        {
            _isDone = true;
            Navigation.NavigateTo(Urls.Structure(slug));
        }
    }
}
