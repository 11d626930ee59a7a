using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Refuses: PostgreSQL has backups of its own, which also work while several instances write.</summary>
internal sealed class PostgresBackup : StoreBackup
{
    private const string Instead =
        "This portal keeps its store in PostgreSQL. Back it up and restore it with the tools of the database, such as pg_dump or "
        + "point-in-time recovery, and run 'verify' afterwards. See docs/how-to/use-postgresql.md.";

    public override VerificationReport Write(
        string target,
        IReadOnlyList<CheckpointSource> sources,
        NoteKey? trusted,
        CancellationToken cancellationToken
    ) => throw new StoreRefusedException(Instead);

    public override Task<StoreRestore> PrepareRestoreAsync(DataDirectory directory, string copy, CancellationToken cancellationToken) =>
        throw new StoreRefusedException(Instead);
}
