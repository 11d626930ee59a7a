using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Auditing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Auditing;

/// <summary>Finds entries of the log by the name of their user.</summary>
[Trait("Store", "Both")]
public sealed class AuditLogSearchTests(AuditLogSearchTests.EditOfEmile edit) : IClassFixture<AuditLogSearchTests.EditOfEmile>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The search gives the same result on every database, however its LIKE treats case, accents and wildcards.</summary>
    [Theory]
    [InlineData("ÉMILE", 1)]
    [InlineData("émile zör", 1)]
    [InlineData("emile", 0)]
    [InlineData("%mile", 0)]
    [InlineData("_mile", 0)]
    [InlineData("100%", 1)]
    public async Task Read_WhoInAnotherCase_FindsTheSameNames(string who, int expected)
    {
        var filter = new AuditFilter { Who = who, Action = "assignment." };
        var page = await edit.Audited.Portal.Service<AuditLog>().ReadAsync(edit.Audited.Auditor.Actor, filter, null, Cancellation);
        Assert.Equal(expected, page!.Entries.Count);
    }

    /// <summary>A portal where a user whose name has accents and a wildcard has edited the matrix once.</summary>
    public sealed class EditOfEmile : IAsyncLifetime
    {
        internal AuditedPortal Audited { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Audited.InitializeAsync();
            var member = await Audited.Portal.JoinAsync(Roles.Editor, "Émile Zörn 100%");
            await Audited.EditAsync(Party.ReaderSlug, "sample", member.Change());
        }

        public ValueTask DisposeAsync() => Audited.DisposeAsync();
    }
}
