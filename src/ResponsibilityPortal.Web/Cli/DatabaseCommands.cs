using System.CommandLine;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Defines the command-line syntax of the commands for the database.</summary>
internal static class DatabaseCommands
{
    public static Command Database() =>
        new("db", "Prepares, describes and copies the database of the portal.") { Migrate(), Status(), Copy() };

    private static Command Migrate()
    {
        var role = new Option<string?>("--grant-to")
        {
            Description =
                "A role of PostgreSQL that gets the rights which a running portal needs, and no others: it can't change or delete what was "
                + "published or logged. Serve the portal with this role, and migrate with another one.",
        };
        var migrate = PortalCommandLine.WithSettings(
            "migrate",
            "Gives the database the schema of this release. Back it up first. A portal on SQLite does it when it starts. The portal must "
                + "be stopped. When the command is interrupted, run it again."
        );
        migrate.Options.Add(role);
        migrate.SetAction(
            (parsed, cancellationToken) =>
                Refusals.ExplainAsync(
                    "The database was not migrated.",
                    () => MigrateCommand.RunAsync(parsed.GetValue(role), [.. parsed.UnmatchedTokens], cancellationToken)
                )
        );
        return migrate;
    }

    private static Command Status()
    {
        var status = PortalCommandLine.WithSettings(
            "status",
            "Describes the database: where it is, its schema, and how much it contains. Changes nothing and works while the portal runs. "
                + "Exit codes: 0 ready, 1 has to be migrated, 2 could not be read."
        );
        status.SetAction(
            (parsed, cancellationToken) => DatabaseStatusCommand.RunAsync([.. parsed.UnmatchedTokens], cancellationToken)
        );
        return status;
    }

    private static Command Copy()
    {
        var to = new Option<string>("--to")
        {
            Description = "A file that doesn't exist yet, or the connection string of an empty PostgreSQL database.",
            Required = true,
        };
        var copy = PortalCommandLine.WithSettings(
            "copy",
            "Copies the store to another database, from SQLite to PostgreSQL or back. Keeps the copy only if it has the same versions, "
                + "the same log and as many rows. The portal must be stopped; its store isn't changed."
        );
        copy.Options.Add(to);
        copy.SetAction(
            (parsed, cancellationToken) =>
                Refusals.ExplainAsync(
                    "The store was not copied.",
                    () => CopyStoreCommand.RunAsync(parsed.GetRequiredValue(to), [.. parsed.UnmatchedTokens], cancellationToken)
                )
        );
        return copy;
    }
}
