using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Opens an SQLite file as evidence.</summary>
public sealed class SqliteEvidenceFactory(string file) : StoreEvidenceFactory
{
    public override bool IsDamagedWhenClosed => true;

    public override StoreEvidence Open() => SqliteEvidence.Open(file);
}
