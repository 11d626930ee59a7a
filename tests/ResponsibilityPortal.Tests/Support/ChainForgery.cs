using System.Text;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>What an attacker can do who has the store and knows the format of the log.</summary>
internal static class ChainForgery
{
    /// <summary>Alters the payloads after an entry, and recomputes all hashes that depend on them.</summary>
    /// <returns>The hash of the last entry.</returns>
    public static string RewriteChain(this SqliteConnection store, AuditHead after, Func<string, string> alter)
    {
        using var transaction = store.BeginTransaction();
        var hash = after.Hash;
        foreach (var (sequence, payload) in store.PayloadsAfter(after))
        {
            var altered = Encoding.UTF8.GetBytes(alter(payload));
            var own = AuditEntry.HashOf(hash, altered);
            store.Do(
                $"UPDATE AuditEntries SET Payload = x'{Convert.ToHexString(altered)}', PreviousHash = '{hash}', Hash = '{own}' WHERE "
                    + $"Stream = '{after.Stream}' AND Sequence = {sequence}"
            );
            hash = own;
        }

        store.Do($"UPDATE AuditHeads SET Hash = '{hash}' WHERE Stream = '{after.Stream}'");
        transaction.Commit();
        return hash;
    }

    private static List<(long Sequence, string Payload)> PayloadsAfter(this SqliteConnection store, AuditHead after)
    {
        using var command = store.CreateCommand();
        command.CommandText =
            $"SELECT Sequence, Payload FROM AuditEntries WHERE Stream = '{after.Stream}' AND Sequence > {after.Sequence} ORDER BY Sequence";
        using var reader = command.ExecuteReader();
        var payloads = new List<(long, string)>();
        while (reader.Read())
        {
            payloads.Add((reader.GetInt64(0), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1))));
        }

        return payloads;
    }
}
