using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Opens a PostgreSQL database as evidence.</summary>
internal sealed class PostgresEvidenceFactory(string connectionString) : StoreEvidenceFactory
{
    public override StoreEvidence Open() => PostgresEvidence.Open(connectionString);
}
