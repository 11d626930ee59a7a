using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Creates matrices: empty, as a copy, or from a file.</summary>
public sealed partial class NewMatrixPage
{
    private readonly EmptyMatrixForm _empty;
    private readonly Guid[] _operationIds = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    private SignedIn? _who;
    private IReadOnlyList<KnownMatrix>? _known;
    private CopyMatrixForm? _copy;
    private ChosenFile? _file;
    private KnownMatrix? _removing;
    private (Place Place, IReadOnlyList<string> Sentences) _problems = (Place.Empty, []);
    private string? _warning;
    private bool _isRead;
    private bool _isBusy;
    private bool _isCreated;

    public NewMatrixPage() => _empty = new EmptyMatrixForm(() => _known ?? []);

    /// <summary>The parts of the page where a problem can occur. The message is shown in that part.</summary>
    private enum Place
    {
        Empty,
        Copy,
        File,
        Removal,
    }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required MatrixRegister Register { get; set; }

    [Inject]
    public required IMatrixImport Import { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private List<KnownMatrix> Unpublished => [.. (_known ?? []).Where(matrix => matrix.LatestVersion == 0)];

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        await ReadAsync();
        _copy ??= _known is { Count: > 0 } ? new CopyMatrixForm(_known) : null;
    }

    private async Task ReadAsync()
    {
        _known = _who is null ? null : await Register.ListAsync(_who.Actor, CancellationToken.None);
        _isRead = true;
    }

    private IReadOnlyList<string> ProblemsOf(Place place) => _problems.Place == place ? _problems.Sentences : [];

    private Task CreateAsync() =>
        IsWarned(Place.Empty, _empty.Form)
            ? Task.CompletedTask
            : ActAsync(Place.Empty, () => Register.CreateAsync(_empty.ToMatrix(TakenSlugs()), By(0), CancellationToken.None));

    private async Task CopyAsync()
    {
        if (_copy!.ToCopy(TakenSlugs()) is not { } copy)
        {
            _problems = (Place.Copy, ["Choose the matrix to copy."]);
        }
        else if (!IsWarned(Place.Copy, _copy!.Form))
        {
            await ActAsync(Place.Copy, () => Register.CopyAsync(copy, By(1), CancellationToken.None));
        }
    }

    private Task TakeAsync(Matrix content) =>
        ActAsync(Place.File, () => Register.CreateFromFileAsync(content, By(2), CancellationToken.None));

    private async Task RemoveAsync()
    {
        var (slug, seen) = (_removing!.Slug, _removing.ContentHash);
        await ActAsync(Place.Removal, () => Register.RemoveAsync(slug, seen, _who!.NewChange(), CancellationToken.None));
        _removing = null;
    }

    /// <summary>Returns whether the form has a warning that the editor has not seen yet, and shows it in that case.</summary>
    private bool IsWarned(Place place, FieldForm form)
    {
        if (form.Warning is not { } warning || warning == _warning)
        {
            return false;
        }

        (_warning, _problems) = (warning, (place, [warning]));
        return true;
    }

    private async Task ReadFileAsync(ReceivedFile received)
    {
        _file = await ChosenFile.ReadAsync(received, Import);
        _operationIds[2] = Guid.CreateVersion7();
    }

    private IEnumerable<string> TakenSlugs() => _known!.Select(matrix => matrix.Slug).Append(PortalUrls.ReservedMatrix);

    private Change By(int form) => new(_who!.Actor, _operationIds[form], null);

    private async Task ActAsync(Place place, Func<Task<CreateOutcome>> command)
    {
        _isBusy = true;
        var outcome = await command();
        _isBusy = false;
        if (outcome is CreateOutcome.Created(var matrix))
        {
            _isCreated = true;
            Navigation.NavigateTo(Urls.Structure(matrix));
            return;
        }

        _problems = (place, CreateWords.Of(outcome));
        await ReadAsync();
    }
}
