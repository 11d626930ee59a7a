using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>Hands the setup link to whoever stands at the machine: on the console, never through the logger, and in a file only its owner can read.</summary>
public sealed partial class SetupLink(AdministratorSetup setup, DataDirectory directory, PortalUrls urls, ILogger<SetupLink> logger)
{
    public const string FileName = "setup-link.txt";

    private string FilePath => Path.Combine(directory.Path, FileName);

    /// <summary>At a start without an administrator.</summary>
    public async Task OfferAtStartAsync(CancellationToken cancellationToken)
    {
        if (await setup.IssueAtStartAsync(cancellationToken) is { } token)
        {
            await HandOverAsync("There is no administrator yet.", token, cancellationToken);
        }
    }

    /// <summary>When the operator asks for it.</summary>
    public async Task OfferToOperatorAsync(CancellationToken cancellationToken) =>
        await HandOverAsync("A new administrator can be made once the portal runs.", await setup.IssueForOperatorAsync(cancellationToken), cancellationToken);

    /// <summary>Once used, the link is nothing to keep; where the file cannot be removed it does no harm.</summary>
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
            "", $"  {why} Open this link within {StoredSetup.Lifetime.TotalMinutes:0} minutes; it works once:", "", $"  {link}", "", $"  It also stands in {FilePath}", "");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The used setup link in {File} could not be removed.")]
    private partial void LogKept(Exception exception, string file);
}
