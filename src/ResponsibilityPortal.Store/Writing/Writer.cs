using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>The only way to write to the store.</summary>
/// <remarks>
/// One transaction contains everything: the lock on the head of the audit stream, which comes first, the checks of the actor and the
/// operation ID, the decision, the change and its audit entries. Every write takes that lock before it reads, so what a decision has read
/// is still current when it commits, at every isolation level. A write that the database could not serialize is run again as a whole, with
/// a fresh context.
/// </remarks>
public sealed class Writer(WriteQueue queue, EntryLimit refusals, TimeProvider clock, FollowCommit? follow = null)
{
    /// <summary>The number of attempts for a write that the database keeps rejecting.</summary>
    private const int MaxAttempts = 8;

    /// <summary>Carries out a command of a user.</summary>
    /// <param name="again">
    /// Returns the stored outcome of an operation ID that the same actor sends again; null when the ID belongs to another command or
    /// another target.
    /// </param>
    /// <param name="decide">Checks the command's rules, and changes the context. Runs again when the write is retried.</param>
    public async Task<T> RunAsync<T>(
        WriteCommand command,
        Func<WriteScope, EarlierOperation, Task<T?>> again,
        Func<WriteScope, Task<T>> decide,
        CancellationToken cancellationToken
    )
        where T : class, IWriteOutcome<T>
    {
        var isAllowed = true;
        var change = command.Change;
        var outcome = await WriteAsync();
        if (!isAllowed && command.AnyOf is { } missing)
        {
            await RecordRefusalAsync(change.Actor, command.Function, missing, cancellationToken);
        }

        return outcome;

        async Task<T> WriteAsync()
        {
            try
            {
                return await TryWriteAsync(change, command.IsSmall, DecideAsync, cancellationToken) ?? T.From(Refusal.Busy);
            }
            catch (UnknownOutcomeException)
            {
                return T.From(Refusal.Unknown);
            }
        }

        async Task<T> DecideAsync(WriteScope write)
        {
            isAllowed =
                command.AnyOf is not { } needed
                || (
                    await ActorRights.AllowAsync(write.Context, write.Now, change.Actor, needed, cancellationToken)
                    && (
                        !LoggedRights.Decide(needed)
                        || await LoggedRights.AllowAsync(write.Context, write.Now, change.Actor, needed, cancellationToken)
                    )
                );
            if (!isAllowed)
            {
                return T.From(Refusal.NotAllowed);
            }

            if (await FindEarlierAsync(write.Context, change.OperationId, cancellationToken) is { } earlier)
            {
                return (earlier.Entries.All(entry => entry.ActorId == change.Actor.Id) ? await again(write, earlier) : null)
                    ?? T.From(Refusal.OperationUsed);
            }

            var decided = await decide(write);
            if (decided.IsDone)
            {
                write.Keep();
            }

            return decided;
        }
    }

    /// <summary>Carries out a command of a user whose outcome follows from the operation itself.</summary>
    public Task<T> RunAsync<T>(
        WriteCommand command,
        Func<EarlierOperation, T?> again,
        Func<WriteScope, Task<T>> decide,
        CancellationToken cancellationToken
    )
        where T : class, IWriteOutcome<T> => RunAsync(command, (_, earlier) => Task.FromResult(again(earlier)), decide, cancellationToken);

    /// <summary>Writes what needs no right of a user: a change by the portal itself, or the result of a sign-in.</summary>
    /// <param name="decide">Calls <see cref="WriteScope.Keep"/> when its changes should be saved.</param>
    /// <exception cref="StoreBusyException">Other writers kept the store busy for too long.</exception>
    /// <exception cref="UnknownOutcomeException">The connection was lost while the database committed.</exception>
    public async Task<T> WriteAsync<T>(Change change, Func<WriteScope, Task<T>> decide, CancellationToken cancellationToken) =>
        (
            await TryWriteAsync(change, isSmall: false, async write => new StrongBox<T>(await decide(write)), cancellationToken)
            ?? throw new StoreBusyException()
        ).Value!;

    /// <summary>Adds only an entry to the access stream.</summary>
    /// <exception cref="StoreBusyException">Other writers kept the store busy for too long.</exception>
    /// <exception cref="UnknownOutcomeException">The connection was lost while the database committed.</exception>
    public async Task RecordAccessAsync(AuditFact fact, Change change, CancellationToken cancellationToken)
    {
        var isWritten = await TryNoteAsync(change, write => write.RecordAccessAsync(fact, change, cancellationToken), cancellationToken);
        if (!isWritten)
        {
            throw new StoreBusyException();
        }
    }

    /// <summary>Saves a small change together with other waiting writes.</summary>
    /// <returns>False when other writers kept the store busy for too long. Nothing was saved then.</returns>
    /// <exception cref="UnknownOutcomeException">The connection was lost while the database committed.</exception>
    public async Task<bool> TryNoteAsync(Change change, Func<WriteScope, Task> note, CancellationToken cancellationToken) =>
        await TryWriteAsync(
            change,
            isSmall: true,
            async write =>
            {
                await note(write);
                write.Keep();
                return write;
            },
            cancellationToken
        )
            is not null;

    /// <summary>
    /// Records a request that the actor's rights don't allow (ASVS 5.0 v16.3.2), at most once a minute for each actor and function.
    /// </summary>
    /// <param name="function">The requested function: the path of a target, as in the log.</param>
    public Task RecordRefusalAsync(Actor actor, string function, Roles needed, CancellationToken cancellationToken) =>
        RecordRefusalAsync(
            actor,
            function,
            actor.IsToken ? ApiScopeNames.Words(RoleScopes.For(needed)) : RoleNames.Words(needed),
            cancellationToken
        );

    /// <summary>Records a request that the actor's rights don't allow, at most once a minute for each actor and function.</summary>
    /// <param name="function">The requested function: the path of a target, as in the log.</param>
    /// <param name="needed">The missing roles or scopes, in words.</param>
    public async Task RecordRefusalAsync(Actor actor, string function, string needed, CancellationToken cancellationToken)
    {
        if (refusals.Allows($"{actor.Id} {function}"))
        {
            await RecordAccessAsync(new AccessRefused(function, needed), new Change(actor, Guid.NewGuid(), null), cancellationToken);
        }
    }

    /// <summary>Writes to a store that no portal has open, for commands of the operator.</summary>
    public static async Task WriteToAsync(
        PortalDbContext context,
        Change change,
        DateTimeOffset now,
        Func<WriteScope, Task> write,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await context.TryBeginWritingAsync(cancellationToken) ?? throw new StoreBusyException();
        await write(new WriteScope(context, change, now));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>Null when other writers kept the store busy for too long.</returns>
    /// <exception cref="UnknownOutcomeException">The connection was lost while the database committed.</exception>
    private async Task<T?> TryWriteAsync<T>(
        Change change,
        bool isSmall,
        Func<WriteScope, Task<T>> decide,
        CancellationToken cancellationToken
    )
        where T : class
    {
        (WriteScope Write, T Answer)? last = null;
        var isUnknown = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await queue.TryWriteAsync(AttemptAsync, isAlone: !isSmall, cancellationToken))
                {
                    return NotWritten();
                }
            }
            catch (WriteConflictException conflict)
            {
                isUnknown |= conflict.IsCommitUnknown && last is { Write.IsKept: true };
                if (attempt == MaxAttempts)
                {
                    return NotWritten();
                }

                await Task.Delay(RetryDelay.After(attempt), cancellationToken);
                continue;
            }

            var (write, answer) = last!.Value;
            if (write.IsKept)
            {
                write.RunAfterCommit();
                await (follow is null ? Task.CompletedTask : follow(write.Facts));
            }

            return answer;
        }

        T? NotWritten() => isUnknown ? throw new UnknownOutcomeException() : null;

        async Task<WriteEnd> AttemptAsync(PortalDbContext context)
        {
            // After a connection was lost during a commit, only the log shows whether the commit succeeded.
            if (last?.Write.Recorded is { } head)
            {
                if (await context.HasEntryAsync(head, cancellationToken))
                {
                    return WriteEnd.Unchanged;
                }

                isUnknown = false;
            }

            var write = new WriteScope(context, change, UtcInstant.ToMilliseconds(clock.GetUtcNow()));
            last = (write, await decide(write));
            return await EndAsync(write, isSmall, cancellationToken);
        }
    }

    private static async Task<WriteEnd> EndAsync(WriteScope write, bool isSmall, CancellationToken cancellationToken)
    {
        if (!write.IsKept)
        {
            // A decision with its own transaction may have changed rows without the context.
            return isSmall && !write.HasFlushed ? WriteEnd.Unchanged : WriteEnd.Undo;
        }

        await write.Context.SaveChangesAsync(cancellationToken);
        return WriteEnd.Saved;
    }

    private static async Task<EarlierOperation?> FindEarlierAsync(
        PortalDbContext context,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.OperationId == operationId)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        return entries.Count == 0 ? null : new EarlierOperation(entries);
    }
}
