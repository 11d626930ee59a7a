using System.CommandLine;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Defines the command-line syntax of the commands for witnesses.</summary>
internal static class WitnessCommands
{
    /// <summary>Makes the command for the machine of the witness.</summary>
    public static Command Witness()
    {
        var state = new Option<string>("--state")
        {
            Description = "The directory for the witness's key and the last checkpoint that it cosigned. Created at the first use.",
            Required = true,
        };
        var checkpoints = new Option<string>("--checkpoints")
        {
            Description = "The portal's checkpoints: a file, or the address https://.../checkpoints.txt. Fetch them before the log.",
            Required = true,
        };
        var logs = new Option<FileInfo[]>("--log")
        {
            Description = "Exports of both streams of the log as JSON lines.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var store = new Option<FileInfo?>("--store")
        {
            Description = "A copy of the portal's store, made by the command backup. Use either this or --log.",
        };
        var name = new Option<string?>("--name")
        {
            Description = "The name of the witness, for example witness.example.org/1. Required at the first use.",
        };
        var key = new Option<FileInfo?>("--key")
        {
            Description = "A PEM file with the portal's public key for checkpoints. Required at the first use.",
        };
        var witness = new Command(
            "witness",
            "Confirms on another machine that a portal's log continues the log that was confirmed before, and cosigns its newest "
                + "checkpoint. "
                + "Exit codes: 0 cosigned, 1 refused (rewritten, rolled back or damaged), 2 could not be checked."
        );
        witness.Options.Add(state);
        witness.Options.Add(checkpoints);
        witness.Options.Add(logs);
        witness.Options.Add(store);
        witness.Options.Add(name);
        witness.Options.Add(key);
        witness.Validators.Add(result =>
        {
            if ((result.GetResult(logs) is null) == (result.GetResult(store) is null))
            {
                result.AddError("Give either --log or --store.");
            }
        });
        witness.SetAction(
            (parsed, cancellationToken) =>
                WitnessCommand.RunAsync(
                    parsed.GetRequiredValue(state),
                    parsed.GetValue(name),
                    parsed.GetValue(key),
                    parsed.GetRequiredValue(checkpoints),
                    parsed.GetValue(logs) ?? [],
                    parsed.GetValue(store),
                    TimeProvider.System,
                    cancellationToken
                )
        );
        return witness;
    }

    /// <summary>Makes the command for the portal's machine.</summary>
    public static Command AddCosignature()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file with a cosigned checkpoint, as witness writes it." };
        var add = PortalCommandLine.WithSettings(
            "add-cosignature",
            "Adds the cosignature of a witness that Checkpoints:Witnesses names. The portal publishes it with the checkpoint. Works "
                + "while the portal runs. "
                + "Exit codes: 0 added, 1 refused, 2 could not be read."
        );
        add.Arguments.Add(file);
        add.SetAction(
            (parsed, cancellationToken) =>
                AddCosignatureCommand.RunAsync(parsed.GetRequiredValue(file), [.. parsed.UnmatchedTokens], cancellationToken)
        );
        return add;
    }
}
