using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Runs the integrity check and shows its progress.</summary>
public sealed partial class EvidencePage : IProgress<VerificationProgress>, IDisposable
{
    /// <summary>The number of findings that the page shows. Use the verify command to see more.</summary>
    private const int Shown = 20;

    private CancellationTokenSource? _running;
    private VerificationProgress _progress;
    private EvidenceFinding? _finding;
    private string? _problem;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required AuditLog Log { get; set; }

    [Inject]
    public required EvidenceCheck Check { get; set; }

    [Inject]
    public required Checkpoints Checkpoints { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    public void Report(VerificationProgress value) =>
        InvokeAsync(() =>
        {
            _progress = value;
            StateHasChanged();
        });

    public void Dispose() => _running?.Cancel();

    protected override void OnInitialized() => _finding = Check.Last;

    private async Task VerifyAsync()
    {
        (_problem, _progress) = (null, default);
        if (SignedIn.From((await Authentication).User) is not { } who || !await Log.MayReadAsync(who.Actor, CancellationToken.None))
        {
            _problem = "Your account can no longer read the log.";
            return;
        }

        using var running = _running = new CancellationTokenSource();
        try
        {
            _finding = await Check.RunAsync(this, running.Token);
        }
        catch (OperationCanceledException)
        {
            _problem = "Verification was stopped. There is no result.";
        }
        catch (StoreUnreachableException unreachable)
        {
            _problem = $"There is no result. {unreachable.Message}";
        }
        finally
        {
            _running = null;
        }
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Stop() => _running?.Cancel();
}
