using System.Data.Common;
using System.Text;
using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>What an attacker can do who has the store and knows the format of the log.</summary>
internal static class ChainForgery
{
    /// <summary>Alters the payloads after an entry, and recomputes all hashes that depend on them.</summary>
    /// <returns>The hash of the last entry.</returns>
    public static string RewriteChain(this DbConnection store, AuditHead after, Func<string, string> alter)
    {
        using var transaction = store.BeginTransaction();
        var hash = after.Hash;
        foreach (var (sequence, payload) in PayloadsAfter(store, transaction, after))
        {
            var altered = Encoding.UTF8.GetBytes(alter(payload));
            var own = AuditEntry.HashOf(hash, altered);
            using var entry = Command(
                store,
                transaction,
                """
                UPDATE "AuditEntries" SET "Payload" = @payload, "PreviousHash" = @previous, "Hash" = @hash
                WHERE "Stream" = @stream AND "Sequence" = @sequence
                """,
                ("payload", altered),
                ("previous", hash),
                ("hash", own),
                ("stream", after.Stream),
                ("sequence", sequence)
            );
            entry.ExecuteNonQuery();
            hash = own;
        }

        using var head = Command(
            store,
            transaction,
            """UPDATE "AuditHeads" SET "Hash" = @hash WHERE "Stream" = @stream""",
            ("hash", hash),
            ("stream", after.Stream)
        );
        head.ExecuteNonQuery();
        transaction.Commit();
        return hash;
    }

    private static List<(long Sequence, string Payload)> PayloadsAfter(DbConnection store, DbTransaction transaction, AuditHead after)
    {
        using var command = Command(
            store,
            transaction,
            """
            SELECT "Sequence", "Payload" FROM "AuditEntries" WHERE "Stream" = @stream AND "Sequence" > @sequence ORDER BY "Sequence"
            """,
            ("stream", after.Stream),
            ("sequence", after.Sequence)
        );
        using var reader = command.ExecuteReader();
        var payloads = new List<(long, string)>();
        while (reader.Read())
        {
            payloads.Add((reader.GetInt64(0), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1))));
        }

        return payloads;
    }

    private static DbCommand Command(
        DbConnection store,
        DbTransaction transaction,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> values
    )
    {
        var command = store.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
