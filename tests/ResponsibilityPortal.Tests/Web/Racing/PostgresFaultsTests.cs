using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Racing;

/// <summary>Two instances write to a database that gives up transactions and loses connections.</summary>
public sealed class PostgresFaultsTests
{
    private const string Slug = "sample";
    private const int EditsOfEach = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edits_OnADatabaseThatFails_AreInTheLogOnce()
    {
        using var database = PostgresForTests.MakeStore();
        var faults = new InjectedFaults(seed: 20, commits: 12);
        await using var portal = await PortalWithUsers.StartAsync(
            services => services.ConfigureDbContext<PostgresPortalDbContext>(options => options.AddInterceptors(faults)),
            [("Portal:Seed", "none"), .. database.Settings]
        );
        await portal.Host.PublishAsync(Given.Matrix(), change: portal.Admin.Change());
        using var first = new OtherInstance(portal);
        using var second = new OtherInstance(portal);

        faults.IsOn = true;
        var acknowledged = await Task.WhenAll(
            EditAsync(portal, first, new CellKey("keys", "saas")),
            EditAsync(portal, second, new CellKey("sign-in", "saas"))
        );
        faults.IsOn = false;

        Assert.True(faults.Injected is { Statements: > 20, Before: > 0, After: > 0 }, $"Injected: {faults.Injected}");
        var edits = (await portal.LogAsync(AuditStream.Content)).Where(entry => entry.Action == AssignmentChanged.ActionName).ToList();
        Assert.Equal(acknowledged.SelectMany(ids => ids).Order(), edits.Select(entry => entry.OperationId).Order());
        Assert.Equal(2 * EditsOfEach, edits.Count);
        using var evidence = PostgresEvidence.Open(database.ConnectionString);
        Assert.Empty(new StoreVerification(evidence, [], null).Run(Cancellation).Faults);
    }

    /// <summary>Edits a cell, one edit after another. Sends an edit again until it is acknowledged, as a browser does.</summary>
    /// <returns>The operation IDs.</returns>
    private static async Task<List<Guid>> EditAsync(PortalWithUsers portal, OtherInstance instance, CellKey key)
    {
        var ids = new List<Guid>();
        for (var number = 1; number <= EditsOfEach; number++)
        {
            var cell = await FindAsync(portal, instance, key);
            var content = cell.Content with { Notes = [new PartyNote(cell.Content.Accountable!, $"Edit {number}.")] };
            var change = new Change(portal.Admin.Change().Actor, Guid.CreateVersion7(), null);
            AssignOutcome outcome;
            do
            {
                outcome = await instance.Editor.AssignAsync(
                    AssignCells.One(Slug, key.Responsibility, content, cell.Version),
                    change,
                    Cancellation
                );
            } while (outcome is AssignOutcome.NotDone { Refusal: Refusal.Busy });

            Assert.IsType<AssignOutcome.Assigned>(outcome);
            ids.Add(change.OperationId);
        }

        return ids;
    }

    private static async Task<DraftCell> FindAsync(PortalWithUsers portal, OtherInstance instance, CellKey key)
    {
        await using var store = portal.Host.OpenStore();
        var matrix = await store.Matrices.AsNoTracking().SingleAsync(candidate => candidate.Slug == Slug, Cancellation);
        return (await instance.Drafts.ReadAsync(store, matrix, Cancellation))!.Find(key)!;
    }
}
