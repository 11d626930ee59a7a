using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Hashes and checks passwords, a few at the same time. Each takes a processor for a good while on purpose, so without this limit
/// strangers from many networks could keep all of them busy.
/// </summary>
public sealed class PasswordHashing : IDisposable
{
    public const int WaitingMaxCount = 32;

    private readonly IPasswordHasher<StoredPerson> _hasher;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = WaitingMaxCount,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Hashed when there is no password to compare with, so that the answer takes as long.</summary>
    private readonly Lazy<string> _nobodysPassword;

    public PasswordHashing(IPasswordHasher<StoredPerson> hasher) => (_hasher, _nobodysPassword) =
        (hasher, new Lazy<string>(() => hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)))));

    /// <summary>How many are hashed at the same time: half of the processors, at least one.</summary>
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>A turn to hash, to be given back by disposing of it; null when too many wait already.</summary>
    public Task<IDisposable?> TakeTurnAsync(CancellationToken cancellationToken) => _turns.TakeTurnAsync(cancellationToken);

    /// <returns>Null when too many wait already.</returns>
    public async Task<string?> HashAsync(string password, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        return turn is null ? null : _hasher.HashPassword(null!, password);
    }

    /// <summary>Whether a password is that of a person. Takes as long when there is no person, or none with a password.</summary>
    /// <returns>Null when too many wait already.</returns>
    public async Task<bool?> IsOfAsync(StoredPerson? person, string password, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        return turn is null
            ? null
            : _hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? _nobodysPassword.Value, password) != PasswordVerificationResult.Failed;
    }

    public void Dispose() => _turns.Dispose();
}
