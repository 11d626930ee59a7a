using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ResponsibilityPortal.Web.Cli;

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
        if (parsed is { Errors.Count: 0, CommandResult.Command: not RootCommand } && SettingArguments.FindOther(parsed.UnmatchedTokens) is { } other)
        {
            await PortalConsole.WriteErrorAsync(
                $"'{other}' is not understood. '{parsed.CommandResult.Command.Name} --help' lists what is; a setting is written --Section:Name=value.");
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
        root.Subcommands.Add(Backup());
        root.Subcommands.Add(Restore());
        root.Subcommands.Add(RotateKey());
        root.Subcommands.Add(DistrustCertificate());
        root.Subcommands.Add(WitnessCommands.Witness());
        root.Subcommands.Add(WitnessCommands.AddCosignature());
        return root;
    }

    /// <summary>A command behind which settings may stand, which it knows nothing of.</summary>
    internal static Command WithSettings(string name, string description) => new(name, description) { TreatUnmatchedTokensAsErrors = false };

    private static Command Verify()
    {
        var checkpoints = new Option<FileInfo[]>("--checkpoint") { Description = "A file of checkpoints that you have kept. May be given again.", Arity = ArgumentArity.OneOrMore };
        var key = new Option<FileInfo?>("--key") { Description = "A PEM file with the public key to trust; without it, the portal's own is." };
        var witnesses = new Option<string[]>("--witness") { Description = "The key of a witness to trust besides those that the portal trusts. May be given again.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Answers as one JSON object." };
        var verify = WithSettings(
            "verify",
            "Checks the audit log and all that hangs on it: both chains, the signed checkpoints, the published versions, and whether the store says what the log says. "
            + "Reads only, also while the portal runs. Exit codes: 0 whole, 1 broken, 2 could not be checked.");
        verify.Options.Add(checkpoints);
        verify.Options.Add(key);
        verify.Options.Add(witnesses);
        verify.Options.Add(json);
        verify.SetAction((parsed, cancellationToken) => VerifyCommand.RunAsync(
            parsed.GetValue(checkpoints) ?? [], parsed.GetValue(key), parsed.GetValue(witnesses) ?? [], parsed.GetValue(json), [.. parsed.UnmatchedTokens], cancellationToken));
        return verify;
    }

    private static Command Backup()
    {
        var target = new Argument<string>("file") { Description = "The file to write, or a directory in which it is named after the moment. Nothing is ever overwritten." };
        var backup = WithSettings(
            "backup",
            "Copies the store, also of a running portal, and proves the copy: only a whole one gets its name. Exit codes: 0 made, 1 the store is damaged, 2 could not be made.");
        backup.Arguments.Add(target);
        backup.SetAction((parsed, cancellationToken) => BackupCommand.RunAsync(parsed.GetRequiredValue(target), [.. parsed.UnmatchedTokens], cancellationToken));
        return backup;
    }

    private static Command Restore()
    {
        var copy = new Argument<FileInfo>("file") { Description = "A file that backup has made." };
        var restore = WithSettings(
            "restore",
            "Proves a backup and puts it in the place of the store, says what that takes back, and has the log tell of it. What was there is moved aside. "
            + "The portal must be stopped. Exit codes: 0 restored, 1 the backup is not whole or not of this portal, 2 could not be done.");
        restore.Arguments.Add(copy);
        restore.SetAction((parsed, cancellationToken) => RestoreCommand.RunAsync(parsed.GetRequiredValue(copy), [.. parsed.UnmatchedTokens], cancellationToken));
        return restore;
    }

    private static Command RotateKey()
    {
        var to = new Option<FileInfo?>("--to") { Description = "A PEM file with the new private key (ECDSA P-256); without it, one is made." };
        var rotate = WithSettings("rotate-key", "Changes the key that signs checkpoints of the log, by a checkpoint that both keys sign. The portal must be stopped.");
        rotate.Options.Add(to);
        rotate.SetAction((parsed, cancellationToken) => Refusals.TellAsync(
            "The key was not changed.", () => RotateKeyCommand.RunAsync(parsed.GetValue(to), [.. parsed.UnmatchedTokens], cancellationToken)));
        return rotate;
    }

    private static Command DistrustCertificate()
    {
        var fingerprint = new Argument<string>("fingerprint") { Description = "SHA-256 of the certificate, as /verify and /signing-certificate.pem show it." };
        var from = new Option<DateTimeOffset>("--from")
        {
            Description = "Since when the key may have been in other hands, for example 2026-11-29 or 2026-11-29T12:00Z.",
            Required = true,
            CustomParser = result => DateTimeOffset.TryParse(
                result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
                ? moment
                : Problem(result, $"'{result.Tokens[0].Value}' is not a time. Write it like 2026-11-29 or 2026-11-29T12:00Z."),
        };
        var reason = new Option<string?>("--reason") { Description = "Why; it is in the log." };
        var distrust = WithSettings(
            "distrust-certificate",
            "Has the log say that a key of PDF files is or may be in other hands: a file that nothing but its signature vouches for is no longer reported as unchanged. The portal must be stopped.");
        distrust.Arguments.Add(fingerprint);
        distrust.Options.Add(from);
        distrust.Options.Add(reason);
        distrust.SetAction((parsed, cancellationToken) => Refusals.TellAsync(
            "Nothing was recorded.",
            () => DistrustCertificateCommand.RunAsync(
                parsed.GetRequiredValue(fingerprint), parsed.GetValue(from), parsed.GetValue(reason), [.. parsed.UnmatchedTokens], cancellationToken)));
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
        var json = new Option<bool>("--json") { Description = "Answers as one JSON object." };
        var verify = WithSettings(
            "verify-file",
            "Says whether a file comes from this portal, is unchanged and still in force. Reads only, also while the portal runs. "
            + "Exit codes: 0 unchanged, 1 altered or not from here, 2 cannot tell.");
        verify.Arguments.Add(file);
        verify.Options.Add(json);
        verify.SetAction((parsed, cancellationToken) => VerifyFileCommand.RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(json), [.. parsed.UnmatchedTokens], cancellationToken));
        return verify;
    }

    private static Command AdminReset()
    {
        var reset = WithSettings("reset", "Makes a one-time link with which a new administrator is set up, for when nobody can sign in any longer. The portal must be stopped.");
        reset.SetAction((parsed, cancellationToken) => Refusals.TellAsync(
            "No link was made.", () => AdminResetCommand.RunAsync([.. parsed.UnmatchedTokens], cancellationToken)));
        return reset;
    }

    private static async Task<int> ServeAsync(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var first, ..] && first is not ['-' or '/', ..] && !first.Contains('=', StringComparison.Ordinal))
        {
            await PortalConsole.WriteErrorAsync($"'{first}' is no command of the portal. --help lists them.");
            return Misunderstood;
        }

        return await Refusals.TellAsync("The portal cannot start.", () => ServeCommand.RunAsync([.. parsed.UnmatchedTokens]));
    }
}
