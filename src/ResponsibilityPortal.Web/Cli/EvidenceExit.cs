using System.Data.Common;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>How commands that look at the evidence end.</summary>
internal static class EvidenceExit
{
    /// <summary>Nothing is wrong: the evidence is whole, the file is unchanged.</summary>
    public const int Good = 0;

    /// <summary>Something cannot be relied on: the evidence is broken, the file is altered or not from here.</summary>
    public const int Broken = 1;

    /// <summary>There was no looking at it.</summary>
    public const int CouldNotCheck = 2;

    /// <summary>Runs a command; says in words why it cannot do what was asked.</summary>
    /// <param name="consequence">What did not happen, as a sentence.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> OfAsync(string consequence, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (Refusals.ReasonOf(exception) is not null || exception is IOException or UnauthorizedAccessException or DbException)
        {
            await PortalConsole.WriteErrorAsync(Refusals.LinesOf(consequence, exception, Refusals.ReasonOf(exception) ?? exception.Message));
            return CouldNotCheck;
        }
    }
}
