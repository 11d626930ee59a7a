using System.Data.Common;
using System.Text.Json;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>An edit in the log, read directly from the store.</summary>
/// <param name="Cell">The cell's responsibility and hosting model, as in its address.</param>
/// <param name="Tag">The entity tag of the new state.</param>
/// <param name="Note">The note of the cell after the edit.</param>
internal sealed record LoggedEdit(Guid OperationId, string Cell, string Tag, string? Note)
{
    /// <summary>Returns every edit of a cell in the log of a store in a file, in order.</summary>
    public static IReadOnlyList<LoggedEdit> ReadAll(string dataDirectory)
    {
        using var store = StoreFile.Open(dataDirectory);
        return ReadAll(store);
    }

    /// <summary>Returns every edit of a cell in the log of a store, in order.</summary>
    /// <param name="store">An open connection.</param>
    public static IReadOnlyList<LoggedEdit> ReadAll(DbConnection store)
    {
        using var command = store.CreateCommand();
        command.CommandText = """
            SELECT "Payload" FROM "AuditEntries" WHERE "Action" = 'assignment.changed' ORDER BY "Sequence"
            """;
        using var reader = command.ExecuteReader();
        var edits = new List<LoggedEdit>();
        while (reader.Read())
        {
            edits.Add(Read(reader.GetFieldValue<byte[]>(0)));
        }

        return edits;
    }

    private static LoggedEdit Read(byte[] payload)
    {
        using var entry = JsonDocument.Parse(payload);
        var data = entry.RootElement.GetProperty("data");
        return new LoggedEdit(
            entry.RootElement.GetProperty("operationId").GetGuid(),
            $"{data.GetProperty("responsibility").GetString()}/{data.GetProperty("hostingModel").GetString()}",
            $"\"{data.GetProperty("version").GetString()}\"",
            data.GetProperty("after").GetProperty("notes").GetProperty("customer").GetString()
        );
    }
}
