using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Says in words why a command cannot do what was asked; a stack trace would only bury it. What is unforeseen still shows one.</summary>
internal static class Refusals
{
    private const string BinderSource = "Microsoft.Extensions.Configuration.Binder";
    private const string LoggingSettingsSource = "Serilog.Settings.Configuration";
    private const string SettingsFileSource = "Microsoft.Extensions.Configuration.FileExtensions";

    /// <param name="consequence">What did not happen, as a sentence.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(string consequence, Func<Task> command)
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

    /// <summary>Returns what is said about a refusal, line by line.</summary>
    public static IEnumerable<string> LinesOf(string consequence, Exception exception, string reason) =>
        exception is StartRefusedException { Lines: var lines } ? [$"{consequence} {lines[0]}", .. lines.Skip(1)] : [$"{consequence} {reason}"];

    /// <summary>Why a command cannot do what was asked, in words; null when that is unforeseen.</summary>
    public static string? ReasonOf(Exception exception) => exception switch
    {
        StoreRefusedException or StartRefusedException or OptionsValidationException => exception.Message,

        // The binder names the setting and the value that is not of its type.
        InvalidOperationException { Source: BinderSource } => exception.Message,
        InvalidOperationException { Source: LoggingSettingsSource } => $"A setting under Serilog can't be used. {exception.Message}",

        // The message names the file; the inner one says where and why.
        InvalidDataException { Source: SettingsFileSource } => $"{exception.Message} {exception.GetBaseException().Message}",
        _ => null,
    };
}
