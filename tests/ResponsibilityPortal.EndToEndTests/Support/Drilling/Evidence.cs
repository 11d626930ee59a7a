using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>What is demanded of a store at the end of every drill.</summary>
internal static class Evidence
{
    /// <summary>
    /// Nothing acknowledged is lost, nothing is there twice, and nothing is there that was not acknowledged. Every edit must have been
    /// answered in the end: then the log holds exactly those of the ledger.
    /// </summary>
    public static void AssertLogIs(EditLedger ledger, string dataDirectory)
    {
        var acknowledged = ledger.Acknowledged.Select(edit => new LoggedEdit(edit.Edit.OperationId, edit.Edit.Cell, edit.Tag, edit.Edit.Note));
        Assert.Equal(acknowledged.OrderBy(edit => edit.OperationId), LoggedEdit.ReadAll(dataDirectory).OrderBy(edit => edit.OperationId));
    }

    /// <summary>The database finds its file whole, and <c>verify</c> finds the log, its checkpoints and the tables to agree.</summary>
    /// <returns>What <c>verify</c> said.</returns>
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
