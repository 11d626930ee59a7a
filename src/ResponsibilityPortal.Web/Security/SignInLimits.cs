using System.Text;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Limits how often a client may try to sign in or use a one-time link. Instances that share a store count together: a stranger gets no
/// more attempts by asking each of them. An attempt that this process refuses never reaches the store.
/// </summary>
public sealed class SignInLimits(AttemptLimits limits, SharedLimits? shared = null)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Returns whether one more attempt from a network address is allowed this minute.</summary>
    public async Task<bool> AllowAddressAsync(string? address, CancellationToken cancellationToken) =>
        limits.AllowAddress(address) && await AllowNetworkAsync("sign-in", AttemptLimits.PerAddress, address, cancellationToken);

    /// <summary>Returns whether one more attempt at an account is allowed this minute. The account need not exist.</summary>
    public async Task<bool> AllowAccountAsync(string account, CancellationToken cancellationToken) =>
        limits.AllowAccount(account)
        && await AllowAsync("account", LookupKeys.Of(account), AttemptLimits.PerAccount, cancellationToken);

    /// <summary>
    /// Returns whether a signed-in user may confirm their identity once more this minute. Counted separately from sign-ins, so that
    /// strangers who try the account can't block its user.
    /// </summary>
    public async Task<bool> AllowConfirmationAsync(Guid user, CancellationToken cancellationToken) =>
        limits.AllowConfirmation(user)
        && await AllowAsync("confirmation", user.ToString("D"), AttemptLimits.PerAccount, cancellationToken);

    /// <summary>Returns whether one more try of a setup link is allowed this minute.</summary>
    public async Task<bool> AllowSetupAsync(string? address, CancellationToken cancellationToken) =>
        limits.AllowSetup(address) && await AllowNetworkAsync("setup", AttemptLimits.SetupPerAddress, address, cancellationToken);

    private async Task<bool> AllowNetworkAsync(string what, int permits, string? address, CancellationToken cancellationToken) =>
        await AllowAsync(what, ClientNetwork.Of(address), permits, cancellationToken)
        && await AllowAsync($"{what} wide", ClientNetwork.WideOf(address), permits * AttemptLimits.WideFactor, cancellationToken);

    /// <summary>The store gets a hash: it has no need to know who tried.</summary>
    private Task<bool> AllowAsync(string what, string who, int permits, CancellationToken cancellationToken) =>
        shared?.AllowAsync($"{what} {Sha256Hash.Of(Encoding.UTF8.GetBytes(who))}", permits, Window, cancellationToken)
        ?? Task.FromResult(true);
}
