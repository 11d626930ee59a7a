using System.CommandLine;

namespace ResponsibilityPortal.Web.Commands;

/// <summary>What the program can be asked for on the command line. Asked for nothing, it serves the portal.</summary>
internal static class PortalCommandLine
{
    private const int Misunderstood = 2;

    private const string Settings =
        "Settings stand behind a command or alone: --urls http://localhost:5080, --Portal:DataDirectory=/var/lib/portal and so on. "
        + "docs/reference/configuration.md lists them.";

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code: 0 done, 1 refused, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // Ctrl+C belongs to the web host, which ends requests before it goes.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        var parsed = Create().Parse(arguments);
        var code = await parsed.InvokeAsync(invocation);
        return code != 0 && parsed.Errors.Count > 0 ? Misunderstood : code;
    }

    private static RootCommand Create()
    {
        var root = new RootCommand($"Serves the Responsibility Portal. {Settings}") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((parsed, _) => ServeAsync(parsed));
        root.Subcommands.Add(new Command("admin", "Administers this portal from its own machine.") { AdminReset() });
        root.Subcommands.Add(VerifyFile());
        return root;
    }

    private static Command VerifyFile()
    {
        var file = new Argument<FileInfo>("file") { Description = "A PDF or JSON export." };
        var json = new Option<bool>("--json") { Description = "Answers as one JSON object." };
        var verify = new Command(
            "verify-file",
            "Says whether a file comes from this portal, is unchanged and still in force. Reads only, also beside a running portal. "
            + "Exit codes: 0 unchanged, 1 altered or not from here, 2 could not be checked.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verify.Arguments.Add(file);
        verify.Options.Add(json);
        verify.SetAction((parsed, cancellationToken) => VerifyFileCommand.RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(json), [.. parsed.UnmatchedTokens], cancellationToken));
        return verify;
    }

    private static Command AdminReset()
    {
        var reset = new Command("reset", "Makes a one-time link with which a new administrator is set up, for when nobody can sign in any longer. The portal must be stopped.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        reset.SetAction((parsed, cancellationToken) => Refusals.TellAsync(
            "No link was made.", () => AdminResetCommand.RunAsync([.. parsed.UnmatchedTokens], cancellationToken)));
        return reset;
    }

    private static async Task<int> ServeAsync(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var first, ..] && first is not ['-' or '/', ..] && !first.Contains('=', StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"'{first}' is no command of the portal. --help lists them.");
            return Misunderstood;
        }

        return await Refusals.TellAsync("The portal cannot start.", () => ServeCommand.RunAsync([.. parsed.UnmatchedTokens]));
    }
}
