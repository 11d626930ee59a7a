using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Opens a PostgreSQL database as evidence.</summary>
internal sealed class PostgresEvidenceFactory(string connectionString) : StoreEvidenceFactory
{
    public override bool IsDamagedWhenClosed => false;

    public override StoreEvidence Open() => PostgresEvidence.Open(connectionString);

    public override StoreRefusedException? Explain(Exception exception)
    {
        if (DatabaseFailure.In(exception) is not { } reason || !(reason is StoreBusyException || PostgresErrors.IsOfServer(reason)))
        {
            return null;
        }

        using var context = PostgresStore.Open(connectionString);
        return context.Refuse(reason);
    }
}
