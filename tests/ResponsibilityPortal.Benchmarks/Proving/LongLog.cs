using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Sqlite;

namespace ResponsibilityPortal.Benchmarks.Proving;

/// <summary>A store with one published version and a very large number of edits, written directly because that is faster.</summary>
internal static class LongLog
{
    private const int Batch = 1_000;

    private static readonly Actor Editor = new("00000000-0000-7000-8000-00000000e417", "Ed Editor");
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="edits">The number of log entries after that of the publication.</param>
    public static async Task WriteAsync(string file, MatrixSize size, int edits)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, file, pooling: false);
        await using var context = new SqlitePortalDbContext(options.Options);
        await context.Database.MigrateAsync();
        context.ChangeTracker.AutoDetectChangesEnabled = false;

        var content = GeneratedMatrix.Generate(size);
        var matrix = await PublishAsync(context, content);
        var cells = await EditAsync(context, content, matrix, edits);
        context.DraftCells.AddRange(cells);
        context.DraftEditors.Add(StoredDraftEditor.Create(await context.Matrices.SingleAsync(), Editor));
        await context.SaveChangesAsync();
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<StoredMatrix> PublishAsync(SqlitePortalDbContext context, Matrix content)
    {
        var change = new Change(Actor.Import, Guid.CreateVersion7(), null);
        var published = (PublishOutcome.Published)new Draft(content, null).Publish(0, "Imported.", change, Start);
        var matrix = StoredMatrix.Create(content);
        matrix.MoveTo(1);
        context.Matrices.Add(matrix);
        context.Versions.Add(StoredVersion.Create(matrix, published.Version, published.Content));
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.RecordAsync(AuditStream.Content, new MatrixImported(published.Version), change, Start, CancellationToken.None);
        var editor = StoredUser.Create(Guid.Parse(Editor.Id), Editor.Name, "ed@example.com", Roles.FirstAdministrator, null, Start);
        context.Users.Add(editor);
        await context.RecordAsync(
            AuditStream.Content,
            new AdministratorCreated(editor.ToRecord()),
            new Change(Editor, Guid.CreateVersion7(), null),
            Start,
            CancellationToken.None
        );
        await SaveAsync(context);
        await transaction.CommitAsync();
        return matrix;
    }

    private static async Task<IEnumerable<StoredDraftCell>> EditAsync(
        SqlitePortalDbContext context,
        Matrix content,
        StoredMatrix matrix,
        int edits
    )
    {
        var said = content
            .Responsibilities.SelectMany(row => row.Assignments.Select(cell => (Key: new CellKey(row.Slug, cell.HostingModel), Cell: cell)))
            .ToList();
        var stored = said.ToDictionary(cell => cell.Key, cell => StoredDraftCell.Create(matrix, cell.Key));
        var now = said.ToDictionary(cell => cell.Key, cell => cell.Cell);
        for (var first = 0; first < edits; first += Batch)
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            for (var edit = first; edit < Math.Min(edits, first + Batch); edit++)
            {
                var key = said[edit % said.Count].Key;
                var (before, at) = (now[key], Start.AddSeconds(edit));
                var after = before with
                {
                    Notes = [new PartyNote(before.Accountable!, $"Sees to it in the way that edit {edit} of this draft has put down.")],
                };
                var change = new Change(Editor, Guid.CreateVersion7(at), edit % 3 == 0 ? "So it was agreed." : null);
                stored[key].Assign(before, after, change, at);
                now[key] = after;
                await context.RecordAsync(
                    AuditStream.Content,
                    new AssignmentChanged(content.Slug, key, new CellVersion(1, stored[key].Edit), before, after),
                    change,
                    at,
                    CancellationToken.None
                );
            }

            await SaveAsync(context);
            await transaction.CommitAsync();
        }

        return stored.Values.Where(cell => cell.Edit > 0);
    }

    private static async Task SaveAsync(SqlitePortalDbContext context)
    {
        context.ChangeTracker.DetectChanges();
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
    }
}
