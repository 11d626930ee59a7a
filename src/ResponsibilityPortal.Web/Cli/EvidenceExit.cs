using System.Data.Common;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>The exit codes of commands that check the stored data or a file.</summary>
internal static class EvidenceExit
{
    /// <summary>Every check passed, or the file is unchanged.</summary>
    public const int Good = 0;

    /// <summary>A check failed: the stored data is damaged, or the file is altered or not from this portal.</summary>
    public const int Broken = 1;

    /// <summary>The check could not be done.</summary>
    public const int CouldNotCheck = 2;

    /// <summary>Runs a command. Explains in words why it can't be carried out.</summary>
    /// <param name="consequence">What did not happen, as a sentence.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> OfAsync(string consequence, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception)
            when (Refusals.ReasonOf(exception) is not null || exception is IOException or UnauthorizedAccessException or DbException)
        {
            await PortalConsole.WriteErrorAsync(
                Refusals.LinesOf(consequence, exception, Refusals.ReasonOf(exception) ?? exception.Message)
            );
            return CouldNotCheck;
        }
    }
}
