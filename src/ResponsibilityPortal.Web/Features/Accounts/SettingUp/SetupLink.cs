using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>
/// Shows the setup link to the operator: on the console, never in the log output, and in a file that only its owner can read.
/// </summary>
public sealed partial class SetupLink(AdministratorSetup setup, DataDirectory directory, PortalUrls urls, ILogger<SetupLink> logger)
{
    public const string FileName = "setup-link.txt";

    private string FilePath => Path.Combine(directory.Path, FileName);

    /// <summary>Offers the link at the start if there is no administrator.</summary>
    public async Task OfferAtStartAsync(CancellationToken cancellationToken)
    {
        if (await setup.IssueAtStartAsync(cancellationToken) is { } token)
        {
            await HandOverAsync("There is no administrator yet.", token, cancellationToken);
        }
    }

    /// <summary>Offers the link when the operator asks for it.</summary>
    public async Task OfferToOperatorAsync(CancellationToken cancellationToken) =>
        await HandOverAsync(
            "You can create a new administrator when the portal is running.",
            await setup.IssueForOperatorAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>Deletes the file with the used link. If that fails, the file is harmless, because the link works only once.</summary>
    public void Forget()
    {
        try
        {
            File.Delete(FilePath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogKept(exception, FilePath);
        }
    }

    private async Task HandOverAsync(string why, OneTimeToken token, CancellationToken cancellationToken)
    {
        var link = urls.Absolute(urls.Setup(token.Text));
        await directory.WriteOwnerOnlyAsync(FileName, $"{link}\n", cancellationToken);
        await PortalConsole.WriteAsync(
            "",
            $"  {why} Open this link within {StoredSetup.Lifetime.TotalMinutes:0} minutes; it works once:",
            "",
            $"  {link}",
            "",
            $"  It is also in {FilePath}",
            ""
        );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The used setup link in {File} could not be removed.")]
    private partial void LogKept(Exception exception, string file);
}
