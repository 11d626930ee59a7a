using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Shaping.Forms;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>Makes matrices: empty, as a copy, out of a file.</summary>
public sealed partial class NewMatrixPage
{
    private readonly ElementForm _empty = NewMatrixForms.Empty();
    private readonly Guid[] _operationIds = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    private SignedIn? _who;
    private IReadOnlyList<KnownMatrix>? _known;
    private ElementForm? _copy;
    private ChosenFile? _file;
    private KnownMatrix? _removing;
    private ValueList<ShapeProblem> _problems = [];
    private bool _isRead;
    private bool _isBusy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required MatrixRegister Register { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private List<KnownMatrix> Unpublished => [.. (_known ?? []).Where(matrix => matrix.LatestVersion == 0)];

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        await ReadAsync();
        _copy = _known is { Count: > 0 } ? NewMatrixForms.Copy(_known) : null;
    }

    private async Task ReadAsync()
    {
        _known = _who is null ? null : await Register.ListAsync(_who.Actor, CancellationToken.None);
        _isRead = true;
    }

    private Task CreateAsync() => ActAsync(Register.CreateAsync(NewMatrixForms.ToMatrix(_empty, TakenSlugs()), By(0), CancellationToken.None));

    private Task CopyAsync() => ActAsync(Register.CopyAsync(NewMatrixForms.ToCopy(_copy!, TakenSlugs()), By(1), CancellationToken.None));

    private Task TakeAsync(Matrix content) => ActAsync(Register.CreateFromFileAsync(content, By(2), CancellationToken.None));

    private async Task RemoveAsync()
    {
        await ActAsync(Register.RemoveAsync(_removing!.Slug, _removing.ContentHash, new Change(_who!.Actor, Guid.CreateVersion7(), null), CancellationToken.None));
        _removing = null;
    }

    private async Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        (_isBusy, _problems) = (true, []);
        try
        {
            _file = await ChosenFile.ReadAsync(chosen.File);
            _operationIds[2] = Guid.CreateVersion7();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private IEnumerable<string> TakenSlugs() => _known!.Select(matrix => matrix.Slug).Append(PortalUrls.ReservedMatrix);

    private Change By(int form) => new(_who!.Actor, _operationIds[form], null);

    private async Task ActAsync(Task<CreateOutcome> command)
    {
        _isBusy = true;
        var outcome = await command;
        _isBusy = false;
        if (outcome is CreateOutcome.Created(var matrix))
        {
            Navigation.NavigateTo(Urls.Structure(matrix));
            return;
        }

        _problems = outcome switch
        {
            CreateOutcome.Invalid(var problems) => problems,
            CreateOutcome.Exists => [new ShapeProblem("", "A matrix of that short name is there already. Choose a different one.")],
            CreateOutcome.IsPublished => [new ShapeProblem("", "This matrix was published in the meantime and stays.")],
            CreateOutcome.Stale => [new ShapeProblem("", "Somebody has changed this matrix since you looked. It is still there; look again.")],
            CreateOutcome.Refused => [new ShapeProblem("", "Your account may not make or remove matrices. Nothing was saved.")],
            CreateOutcome.Removed => [],
            _ => [new ShapeProblem("", "That cannot be done any longer. Nothing was saved.")],
        };
        await ReadAsync();
    }
}
