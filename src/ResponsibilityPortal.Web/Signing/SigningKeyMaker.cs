using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// Has the portal's own key made after the first start, so that neither the first page nor the first export waits for it, and tells the
/// operator what is wrong with the one there is.
/// </summary>
internal sealed partial class SigningKeyMaker(SigningKeys keys, PublishedMatrices matrices, IHostApplicationLifetime lifetime, ILogger<SigningKeyMaker> logger) : IHostedService
{
    private CancellationTokenRegistration _onStarted;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The certificate names the portal's host, which is known once the server listens.
        _onStarted = lifetime.ApplicationStarted.Register(() => _ = MakeAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _onStarted.DisposeAsync().AsTask();

    private async Task MakeAsync()
    {
        try
        {
            switch (await keys.CurrentAsync())
            {
                case SigningKey.Unusable(var reason):
                    LogUnusable(reason);
                    break;
                case SigningKey.Ready(var certificate):
                    WarnOfOlderVersions(certificate);
                    break;
            }
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    /// <summary>A file says that it was signed when its version was published; for a certificate that began later, that is before its time.</summary>
    private void WarnOfOlderVersions(X509Certificate2 certificate)
    {
        var validFrom = new DateTimeOffset(certificate.NotBefore.ToUniversalTime());
        var older = matrices.All.SelectMany(versions => versions.All).Count(version => version.PublishedAt < validFrom);
        if (older > 0)
        {
            LogYoung(Wording.Moment(validFrom), Wording.Count(older, "version was", "versions were"));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The certificate that PDF exports are signed with is valid only from {ValidFrom}, and {Versions} published before. Files of these say that they were signed before it was valid, and programs that check signatures may object. A certificate that is valid from an earlier day avoids that.")]
    private partial void LogYoung(string validFrom, string versions);

    [LoggerMessage(LogLevel.Error, "PDF exports are refused: {Reason}")]
    private partial void LogUnusable(string reason);

    [LoggerMessage(LogLevel.Error, "The key to sign PDF exports with could not be made; they are refused.")]
    private partial void LogFailed(Exception exception);
}
