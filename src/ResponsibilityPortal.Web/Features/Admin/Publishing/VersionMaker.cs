using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Creates versions, as the last step of every publication.</summary>
public static class VersionMaker
{
    /// <summary>Returns the outcome that a publication would have, without storing anything.</summary>
    public static async Task<PublishOutcome> JudgeAsync(
        WriteScope write,
        StoredMatrix matrix,
        PublishMatrix command,
        CancellationToken cancellationToken
    ) =>
        new Draft(command.Content, await LatestAsync(write.Context, matrix, cancellationToken)).Publish(
            command.BasedOn,
            command.Message,
            write.Change,
            write.Now
        );

    /// <summary>Stores content as the next version of a matrix. The draft is then based on that version and has no edits.</summary>
    /// <param name="matrix">Null to create the matrix with version 1.</param>
    /// <exception cref="ArgumentException">The content breaks the rules of the format. Callers check them before.</exception>
    public static async Task<PublishOutcome> PublishAsync(
        WriteScope write,
        StoredMatrix? matrix,
        PublishMatrix command,
        CancellationToken cancellationToken,
        Actor? approvedBy = null
    )
    {
        var context = write.Context;
        var latest = matrix is null ? null : await LatestAsync(context, matrix, cancellationToken);
        var outcome = new Draft(command.Content, latest).Publish(
            command.BasedOn,
            command.Message,
            write.Change,
            write.Now,
            command.InForceFrom,
            approvedBy
        );
        if (outcome is not PublishOutcome.Published(var version, var content))
        {
            return outcome;
        }

        if (MatrixReader.Read(content) is MatrixReadOutcome.Refused(var problems))
        {
            // If such content were published, it could never be read again, and the version would stay damaged.
            throw new ArgumentException($"The content is not a valid matrix: {problems[0]}", nameof(command));
        }

        if (matrix is null)
        {
            matrix = StoredMatrix.Create(command.Content);
            context.Matrices.Add(matrix);
        }
        else
        {
            await context.ClearDraftAsync(matrix, cancellationToken);
        }

        matrix.MoveTo(version.Number);
        context.Versions.Add(StoredVersion.Create(matrix, version, content));
        AuditFact fact = version.IsImported ? new MatrixImported(version) : new VersionPublished(version);
        await write.RecordAsync(fact, cancellationToken);
        return outcome;
    }

    /// <summary>Finds the version that an earlier operation with this ID has published.</summary>
    /// <returns>Null if the operation was not this publication.</returns>
    public static async Task<PublishOutcome?> FindEarlierAsync(
        WriteScope write,
        EarlierOperation earlier,
        string matrix,
        int basedOn,
        string message,
        CancellationToken cancellationToken
    )
    {
        // A publication can record reasons and an approval of the draft first. The version is in its last entry.
        var last = earlier.Entries[^1];
        var number = basedOn + 1;
        if (
            last.Action is not (VersionPublished.ActionName or MatrixImported.ActionName)
            || (
                last.Action == VersionPublished.ActionName
                && last.Target != VersionPublished.TargetOf(matrix, number.ToString(CultureInfo.InvariantCulture))
            )
        )
        {
            return null;
        }

        var version = write.Context.Versions.AsNoTracking().Where(row => row.Matrix == matrix && row.Number == number);
        return
            await version.Select(VersionRecord.FromRow).SingleOrDefaultAsync(cancellationToken) is { } record
            && record.Version.Message == message.Trim()
            ? new PublishOutcome.Published(record.Version, await version.Select(row => row.Content).SingleAsync(cancellationToken))
            : null;
    }

    private static async Task<MatrixVersion?> LatestAsync(PortalDbContext context, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var record = await context
            .Versions.AsNoTracking()
            .Where(version => version.MatrixId == matrix.Id && version.Number == matrix.LatestVersion)
            .Select(VersionRecord.FromRow)
            .SingleOrDefaultAsync(cancellationToken);
        return record?.Version;
    }
}
