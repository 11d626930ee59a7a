using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>The commands of the program. Without a command, it serves the portal.</summary>
internal static class PortalCommandLine
{
    private const int Misunderstood = 2;

    private const string Settings =
        "Write settings after a command or without one: --urls http://localhost:5080, --Portal:DataDirectory=/var/lib/portal and so on. "
        + "docs/reference/configuration.md lists them.";

    /// <summary>Runs the command in the arguments.</summary>
    /// <returns>The exit code: 0 done, 1 refused, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // The web host handles Ctrl+C, and finishes requests before it stops.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        var parsed = Create().Parse(arguments);
        if (
            parsed is { Errors.Count: 0, CommandResult.Command: not RootCommand }
            && SettingArguments.FindOther(parsed.UnmatchedTokens) is { } other
        )
        {
            await PortalConsole.WriteErrorAsync(
                $"Unknown argument '{other}'. '{parsed.CommandResult.Command.Name} --help' lists the arguments. Write settings as "
                    + "--Section:Name=value."
            );
            return Misunderstood;
        }

        var code = await parsed.InvokeAsync(invocation);
        return code != 0 && parsed.Errors.Count > 0 ? Misunderstood : code;
    }

    private static RootCommand Create()
    {
        var root = new RootCommand($"Serves the Responsibility Portal. {Settings}") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((parsed, _) => ServeAsync(parsed));
        root.Subcommands.Add(new Command("admin", "Administers this portal from its own machine.") { AdminReset() });
        root.Subcommands.Add(Verify());
        root.Subcommands.Add(VerifyFile());
        root.Subcommands.Add(ReadingCommands.Search());
        root.Subcommands.Add(ReadingCommands.Answer());
        root.Subcommands.Add(ReadingCommands.Export());
        root.Subcommands.Add(ReadingCommands.Import());
        root.Subcommands.Add(ReadingCommands.Mcp());
        root.Subcommands.Add(ConfigCommands.Config());
        root.Subcommands.Add(DatabaseCommands.Database());
        root.Subcommands.Add(Backup());
        root.Subcommands.Add(Restore());
        root.Subcommands.Add(RotateKey());
        root.Subcommands.Add(DistrustCertificate());
        root.Subcommands.Add(WitnessCommands.Witness());
        root.Subcommands.Add(WitnessCommands.AddCosignature());
        return root;
    }

    /// <summary>Makes a command after which settings may follow, which the parser doesn't know.</summary>
    internal static Command WithSettings(string name, string description) =>
        new(name, description) { TreatUnmatchedTokensAsErrors = false };

    private static Command Verify()
    {
        var checkpoints = new Option<FileInfo[]>("--checkpoint")
        {
            Description = "A file of checkpoints that you have kept. Can be repeated.",
            Arity = ArgumentArity.OneOrMore,
        };
        var key = new Option<FileInfo?>("--key")
        {
            Description = "A PEM file with the public key to trust. Default: the portal's own key.",
        };
        var witnesses = new Option<string[]>("--witness")
        {
            Description = "The key of a witness to trust, in addition to those that the portal trusts. Can be repeated.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Prints the result as one JSON object." };
        var verify = WithSettings(
            "verify",
            "Verifies the audit log and what depends on it: both chains, the signed checkpoints, the published versions, and whether the "
                + "stored data matches the log. "
                + "Changes nothing and works while the portal runs. Exit codes: 0 intact, 1 damaged, 2 could not be checked."
        );
        verify.Options.Add(checkpoints);
        verify.Options.Add(key);
        verify.Options.Add(witnesses);
        verify.Options.Add(json);
        verify.SetAction(
            (parsed, cancellationToken) =>
                VerifyCommand.RunAsync(
                    parsed.GetValue(checkpoints) ?? [],
                    parsed.GetValue(key),
                    parsed.GetValue(witnesses) ?? [],
                    parsed.GetValue(json),
                    [.. parsed.UnmatchedTokens],
                    cancellationToken
                )
        );
        return verify;
    }

    private static Command Backup()
    {
        var target = new Argument<string>("file")
        {
            Description =
                "The file to write, or a directory in which the file is named by date and time. Existing files are never overwritten.",
        };
        var backup = WithSettings(
            "backup",
            "Copies the store, even of a running portal, and verifies the copy. Only an intact copy gets its name. Exit codes: 0 done, 1 "
                + "the store is damaged, 2 could not be done."
        );
        backup.Arguments.Add(target);
        backup.SetAction(
            (parsed, cancellationToken) =>
                BackupCommand.RunAsync(parsed.GetRequiredValue(target), [.. parsed.UnmatchedTokens], cancellationToken)
        );
        return backup;
    }

    private static Command Restore()
    {
        var copy = new Argument<FileInfo>("file") { Description = "A file that the command backup made." };
        var restore = WithSettings(
            "restore",
            "Verifies a backup and replaces the store with it. Reports what that undoes, and records it in the log. The replaced store "
                + "is kept. "
                + "The portal must be stopped. Exit codes: 0 restored, 1 the backup is damaged or not of this portal, 2 could not be done."
        );
        restore.Arguments.Add(copy);
        restore.SetAction(
            (parsed, cancellationToken) =>
                RestoreCommand.RunAsync(parsed.GetRequiredValue(copy), [.. parsed.UnmatchedTokens], cancellationToken)
        );
        return restore;
    }

    private static Command RotateKey()
    {
        var to = new Option<FileInfo?>("--to")
        {
            Description = "A PEM file with the new private key (ECDSA P-256). Default: a new key is generated.",
        };
        var rotate = WithSettings(
            "rotate-key",
            "Rotates the key that signs checkpoints of the log, with a checkpoint that both keys sign. The portal must be stopped."
        );
        rotate.Options.Add(to);
        rotate.SetAction(
            (parsed, cancellationToken) =>
                Refusals.ExplainAsync(
                    "The key was not rotated.",
                    () => RotateKeyCommand.RunAsync(parsed.GetValue(to), [.. parsed.UnmatchedTokens], cancellationToken)
                )
        );
        return rotate;
    }

    private static Command DistrustCertificate()
    {
        var fingerprint = new Argument<string>("fingerprint")
        {
            Description = "SHA-256 of the certificate, as /verify and /signing-certificate.pem show it.",
        };
        var from = new Option<DateTimeOffset>("--from")
        {
            Description = "The time since when the key may have been in other hands, for example 2026-11-29 or 2026-11-29T12:00Z.",
            Required = true,
            CustomParser = result =>
                DateTimeOffset.TryParse(
                    result.Tokens[0].Value,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out var moment
                )
                    ? moment
                    : Problem(result, $"'{result.Tokens[0].Value}' isn't a valid time. Write it as 2026-11-29 or 2026-11-29T12:00Z."),
        };
        var reason = new Option<string?>("--reason") { Description = "The reason, for the log." };
        var distrust = WithSettings(
            "distrust-certificate",
            "Records in the log that a key for PDF files is or may be in other hands. A file that only such a signature confirms is no "
                + "longer reported as unchanged. The portal must be stopped."
        );
        distrust.Arguments.Add(fingerprint);
        distrust.Options.Add(from);
        distrust.Options.Add(reason);
        distrust.SetAction(
            (parsed, cancellationToken) =>
                Refusals.ExplainAsync(
                    "Nothing was recorded.",
                    () =>
                        DistrustCertificateCommand.RunAsync(
                            parsed.GetRequiredValue(fingerprint),
                            parsed.GetValue(from),
                            parsed.GetValue(reason),
                            [.. parsed.UnmatchedTokens],
                            cancellationToken
                        )
                )
        );
        return distrust;

        static DateTimeOffset Problem(ArgumentResult result, string words)
        {
            result.AddError(words);
            return default;
        }
    }

    private static Command VerifyFile()
    {
        var file = new Argument<FileInfo>("file") { Description = "A PDF or JSON export." };
        var json = new Option<bool>("--json") { Description = "Prints the result as one JSON object." };
        var verify = WithSettings(
            "verify-file",
            "Reports whether a file is from this portal, unchanged and still in force. Changes nothing and works while the portal runs. "
                + "Exit codes: 0 unchanged, 1 altered or not from this portal, 2 cannot tell."
        );
        verify.Arguments.Add(file);
        verify.Options.Add(json);
        verify.SetAction(
            (parsed, cancellationToken) =>
                VerifyFileCommand.RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(json),
                    [.. parsed.UnmatchedTokens],
                    cancellationToken
                )
        );
        return verify;
    }

    private static Command AdminReset()
    {
        var reset = WithSettings(
            "reset",
            "Creates a one-time setup link for a new administrator, for when no administrator can sign in. The portal must be stopped."
        );
        reset.SetAction(
            (parsed, cancellationToken) =>
                Refusals.ExplainAsync(
                    "No link was created.",
                    () => AdminResetCommand.RunAsync([.. parsed.UnmatchedTokens], cancellationToken)
                )
        );
        return reset;
    }

    private static async Task<int> ServeAsync(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var first, ..] && first is not ['-' or '/', ..] && !first.Contains('=', StringComparison.Ordinal))
        {
            await PortalConsole.WriteErrorAsync($"Unknown command '{first}'. --help lists the commands.");
            return Misunderstood;
        }

        return await Refusals.ExplainAsync("The portal cannot start.", () => ServeCommand.RunAsync([.. parsed.UnmatchedTokens]));
    }
}
