using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The requirements of a store at the end of every drill.</summary>
internal static class Evidence
{
    /// <summary>
    /// Checks that no acknowledged edit is lost or duplicated, and that the log contains no other edits. Every edit must have been answered
    /// in the end, so that the log has exactly those of the ledger.
    /// </summary>
    public static void AssertLogIs(EditLedger ledger, string dataDirectory) => AssertLogIs(ledger, LoggedEdit.ReadAll(dataDirectory));

    /// <inheritdoc cref="AssertLogIs(EditLedger, string)"/>
    public static void AssertLogIs(EditLedger ledger, IEnumerable<LoggedEdit> logged)
    {
        var acknowledged = ledger.Acknowledged.Select(edit => new LoggedEdit(
            edit.Edit.OperationId,
            edit.Edit.Cell,
            edit.Tag,
            edit.Edit.Note
        ));
        Assert.Equal(acknowledged.OrderBy(edit => edit.OperationId), logged.OrderBy(edit => edit.OperationId));
    }

    /// <summary>
    /// Checks that the database file is intact, and that <c>verify</c> finds the log, its checkpoints and the tables consistent.
    /// </summary>
    /// <returns>The output of <c>verify</c>.</returns>
    public static async Task<string> AssertIsWholeAsync(string dataDirectory)
    {
        using (var store = StoreFile.Open(dataDirectory))
        {
            Assert.Equal("ok", store.Ask("PRAGMA integrity_check"));
        }

        var (code, said) = await PortalProcess.RunCommandAsync(dataDirectory, "verify");
        Assert.True(code == 0, said);
        return said;
    }
}
