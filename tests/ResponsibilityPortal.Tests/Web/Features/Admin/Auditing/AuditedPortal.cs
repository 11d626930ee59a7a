using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Auditing;

/// <summary>A portal with a matrix that was edited once, and an auditor of its log.</summary>
public sealed class AuditedPortal : IAsyncLifetime
{
    internal PortalWithUsers Portal { get; private set; } = null!;

    internal Member Auditor { get; private set; } = null!;

    /// <summary>A user who edits and publishes, but isn't allowed to read the log.</summary>
    internal Member Publisher { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalWithUsers.StartAsync();
        Auditor = await Portal.JoinAsync(Roles.Auditor, "Olga Auditor");
        Publisher = await Portal.JoinAsync(Roles.Editor | Roles.Approver, "Paul Publisher");
        await Portal.Host.PublishAsync(Given.Matrix());
        await EditAsync(Given.Vendor, "sample", Portal.Admin.Change());
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>Moves a responsibility of a matrix to a party.</summary>
    internal async Task EditAsync(string accountable, string matrix, Change change)
    {
        var editor = Portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync(matrix, new CellKey("backup", "iaas"), Portal.Admin.Actor, Cancellation))!;
        var wish = AssignCells.One(matrix, "backup", seen.Content with { Accountable = accountable }, seen.Version);
        Assert.IsType<AssignOutcome.Assigned>(await editor.AssignAsync(wish, change, Cancellation));
    }
}
