using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>
/// Explains in words why a command can't be carried out, where a stack trace would bury the reason. Unexpected errors still show one.
/// </summary>
internal static class Refusals
{
    private const string BinderSource = "Microsoft.Extensions.Configuration.Binder";
    private const string LoggingSettingsSource = "Serilog.Settings.Configuration";
    private const string SettingsFileSource = "Microsoft.Extensions.Configuration.FileExtensions";

    /// <summary>Runs a command, and explains a refusal in words.</summary>
    /// <param name="consequence">What did not happen, as a sentence.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExplainAsync(string consequence, Func<Task> command)
    {
        try
        {
            await command();
            return 0;
        }
        catch (Exception exception) when (ReasonOf(exception) is { } reason)
        {
            await PortalConsole.WriteErrorAsync(LinesOf(consequence, exception, reason));
            return 1;
        }
    }

    /// <summary>Returns the message of a refusal, line by line.</summary>
    public static IEnumerable<string> LinesOf(string consequence, Exception exception, string reason) =>
        exception is StartRefusedException { Lines: var lines }
            ? [$"{consequence} {lines[0]}", .. lines.Skip(1)]
            : [$"{consequence} {reason}"];

    /// <summary>Returns why a command can't be carried out. Null for an unexpected error.</summary>
    public static string? ReasonOf(Exception exception) =>
        exception switch
        {
            StoreRefusedException or StartRefusedException or OptionsValidationException => exception.Message,

            // The binder names the setting and the value of the wrong type.
            InvalidOperationException { Source: BinderSource } => exception.Message,
            InvalidOperationException { Source: LoggingSettingsSource } => $"A setting under Serilog can't be used. {exception.Message}",

            // The message names the file; the inner one says where and why.
            InvalidDataException { Source: SettingsFileSource } => $"{exception.Message} {exception.GetBaseException().Message}",
            _ => null,
        };
}
