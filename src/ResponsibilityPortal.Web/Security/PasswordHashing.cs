using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Hashes and checks passwords, a few at the same time. Each deliberately uses much processor time. Without this limit, strangers from many
/// networks could keep all processors busy.
/// </summary>
public sealed class PasswordHashing : IDisposable
{
    public const int WaitingMaxCount = 32;

    private readonly IPasswordHasher<StoredUser> _hasher;

    private readonly ConcurrencyLimiter _slots = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = AtOnce,
            QueueLimit = WaitingMaxCount,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <summary>Compared with when the account has no password, so that the response takes equally long.</summary>
    private readonly Lazy<string> _dummyHash;

    public PasswordHashing(IPasswordHasher<StoredUser> hasher) =>
        (_hasher, _dummyHash) = (
            hasher,
            new Lazy<string>(() => hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))))
        );

    /// <summary>How many passwords are hashed at the same time: half of the processors, at least one.</summary>
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Waits for a slot to hash. Dispose of it to release it. Null when the queue is full.</summary>
    public Task<IDisposable?> TakeTurnAsync(CancellationToken cancellationToken) => _slots.TakeTurnAsync(cancellationToken);

    /// <returns>Null when the queue is full.</returns>
    public async Task<string?> HashAsync(string password, CancellationToken cancellationToken)
    {
        using var slot = await TakeTurnAsync(cancellationToken);
        return slot is null ? null : _hasher.HashPassword(null!, password);
    }

    /// <summary>
    /// Returns whether a password is that of a user. Takes equally long when there is no such user, or the user has no password.
    /// </summary>
    /// <returns>Null when the queue is full.</returns>
    public async Task<bool?> IsOfAsync(StoredUser? user, string password, CancellationToken cancellationToken)
    {
        using var slot = await TakeTurnAsync(cancellationToken);
        return slot is null
            ? null
            : _hasher.VerifyHashedPassword(user!, user?.PasswordHash ?? _dummyHash.Value, password) != PasswordVerificationResult.Failed;
    }

    public void Dispose() => _slots.Dispose();
}
