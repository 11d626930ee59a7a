using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>Shows what the built-in matrix of a newer release would change, and takes it over or leaves it.</summary>
public sealed partial class OfferPage
{
    private readonly Guid _acceptance = Guid.CreateVersion7();
    private readonly Guid _dismissal = Guid.CreateVersion7();

    private SignedIn? _who;
    private BuiltInOffer? _offer;
    private string? _problem;
    private string? _done;
    private bool _isRead;
    private bool _isBusy;

    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required BuiltInOffers Offers { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _offer = _who is null ? null : await Offers.FindAsync(Matrix, _who.Actor, CancellationToken.None);
        _isRead = true;
    }

    private Task AcceptAsync() => ActAsync(() => Offers.AcceptAsync(Matrix, _offer!.ContentHash, _offer.Draft.ContentHash, By(_acceptance), CancellationToken.None));

    private Task DismissAsync() => ActAsync(() => Offers.DismissAsync(Matrix, _offer!.ContentHash, By(_dismissal), CancellationToken.None));

    private Change By(Guid operationId) => new(_who!.Actor, operationId, null);

    private async Task ActAsync(Func<Task<ShapeOutcome>> act)
    {
        _isBusy = true;
        var outcome = await act();
        (_done, _problem) = outcome switch
        {
            ShapeOutcome.Shaped(var words, _) => (words, null),
            ShapeOutcome.Stale => (null, "The draft has changed since you looked. The difference below is that of now; nothing was saved."),
            ShapeOutcome.Refused => (null, "Your account may not edit drafts. Nothing was saved."),
            ShapeOutcome.Invalid(var problems) => (null, string.Join(' ', problems)),
            _ => ((string?)null, "That cannot be done any longer. Nothing was saved."),
        };
        await ReadAsync();
        _isBusy = false;
    }
}
