using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Integrity;

/// <summary>
/// An attacker with database access replaces a user's secret with their own, signs in with it, and restores the original. The tables then
/// look unchanged, but the log has the secret that was used.
/// </summary>
public sealed class SwappedSecretsTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;
    private Member _abe = null!;
    private Member _mallory = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
        _abe = await _portal.JoinAsync(Roles.Approver, "Abe Approver");
        _mallory = await _portal.JoinAsync(Roles.None, "Mallory Miller");
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Check_OfUsersWhoSignInByEveryMethod_FindsNothing()
    {
        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(_abe)).Answer.Status);
        var again = _portal.Stranger();
        var page = await PortalWithUsers.EnterPasswordAsync(again, _abe.Email, Member.Password);
        await PortalWithUsers.EnterCodeAsync(again, page, _abe.RecoveryCodes[0]);
        await PortalWithUsers.EnterPasswordAsync(_portal.Stranger(), _abe.Email, "something else altogether");
        var program = await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(ApiClient.Draft)).Status);
        Assert.Empty(await FaultsAsync());
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
    }

    [Fact]
    public async Task Check_AfterAPasswordAndAnAppWereSwappedAndRestored_NamesTheSignIn()
    {
        Swap();
        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(_mallory with { Email = _abe.Email })).Answer.Status);
        Swap();
        var entry = (await _portal.LogAsync("access"))[^1];
        Assert.Equal(("session.started", _abe.Id.ToString("D")), (entry.Action, entry.ActorId));
        Assert.Contains(
            await FaultsAsync(),
            fault =>
                fault.StartsWith(
                    $"Entry {entry.Sequence} of access shows a secret that the log does not know: the password, the authenticator app",
                    StringComparison.Ordinal
                )
        );
        await AssertSecondVerifierNamesAsync(entry.Sequence, "password, app, ");
    }

    [Fact]
    public async Task Check_AfterASignInWithASwappedPasswordFailed_NamesTheAttempt()
    {
        Swap();
        await PortalWithUsers.EnterPasswordAsync(_portal.Stranger(), _abe.Email, "something else altogether");
        Swap();
        Assert.Contains(
            await FaultsAsync(),
            fault => fault.Contains("of access shows a secret that the log does not know: the password", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Recognise_OfATokenWhoseSecretWasSwapped_RefusesItAndLeavesATrace()
    {
        var own = await ApiClient.CreateAsync(_portal, ApiScopes.All, "Robot");
        var other = await ApiClient.CreateAsync(_portal, ApiScopes.ReadDrafts, "Other");
        Assert.Equal(HttpStatusCode.OK, (await new ApiClient(_portal.Host, own.Token).GetAsync(ApiClient.Draft)).Status);

        // The secret of one token with the public ID of the other, and a valid checksum.
        Assert.True(ApiTokenText.TryParse(own.Token, out var robot));
        Assert.True(ApiTokenText.TryParse(other.Token, out var known));
        var forged = new ApiTokenText(robot.Id, known.Secret).ToString();
        StoreOfRun.Do(_portal.Data.Path, $"UPDATE ApiTokens SET SecretHash = '{known.SecretHash}' WHERE Id = '{robot.Id}'");
        Assert.Equal(HttpStatusCode.Unauthorized, (await new ApiClient(_portal.Host, forged).GetAsync(ApiClient.Draft)).Status);
        StoreOfRun.Do(_portal.Data.Path, $"UPDATE ApiTokens SET SecretHash = '{robot.SecretHash}' WHERE Id = '{robot.Id}'");

        var entry = (await _portal.LogAsync("access"))[^1];
        Assert.Equal(
            ("api-token.refused", "secret is not the one in the log"),
            (entry.Action, PortalWithUsers.DataOf(entry).GetProperty("cause").GetString())
        );
        Assert.Contains(
            $"Entry {entry.Sequence} of access shows a secret that the log does not know: the store had a different secret for the API "
                + $"token {robot.Id} than the one that was created.",
            await FaultsAsync()
        );
        await AssertSecondVerifierNamesAsync(entry.Sequence, "the store had another secret for this token");
        Assert.Equal(HttpStatusCode.OK, (await new ApiClient(_portal.Host, own.Token).GetAsync(ApiClient.Draft)).Status);
    }

    [Fact]
    public async Task Check_AfterALinkThatWasPutIntoTheTable_NamesTheCredential()
    {
        var token = OneTimeToken.Create();
        StoreOfRun.Do(
            _portal.Data.Path,
            $"INSERT INTO Invitations (PersonId, TokenHash, ExpiresAt) VALUES ('{_abe.Id.ToString("D").ToUpperInvariant()}', "
                + $"'{token.Hash}', '2999-01-01T00:00:00.000Z')"
        );
        Assert.Contains(
            await FaultsAsync(),
            fault => fault.StartsWith($"The one-time link of the account {_abe.Id}", StringComparison.Ordinal)
        );
        await _portal.FollowAsync(token.Text, _abe.Name, _abe.Email);
        Assert.Contains(
            await FaultsAsync(),
            fault =>
                fault.Contains(
                    "of access shows a secret that the log does not know: it used a one-time link that no log entry created",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Check_AfterALockoutWasCleared_NamesTheAccount()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await PortalWithUsers.EnterPasswordAsync(_portal.Stranger(), _abe.Email, "something else altogether");
        }

        Assert.Equal("account.locked", (await _portal.ActionsAsync("access"))[^1]);
        Assert.Empty(await FaultsAsync());
        await _portal.BendAsync(_abe.Id, user => user.LockoutEnd = null);
        Assert.Contains(
            await FaultsAsync(),
            fault => fault.StartsWith($"The lockout end of the account {_abe.Id} says \"never\"", StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// The portal locks an account after five failures in a row. Someone with the database resets the count, and goes on guessing.
    /// </summary>
    [Fact]
    public async Task Check_AfterTheCountOfFailuresWasReset_NamesTheAttempt()
    {
        await FailAsync(3);
        Assert.Empty(await FaultsAsync());
        await _portal.BendAsync(_abe.Id, person => person.AccessFailedCount = 0);
        Assert.Equal([$"The count of failed sign-ins of the account {_abe.Id} says 0; the log says 3."], await FaultsAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await FailAsync(2);

        var entry = (await _portal.LogAsync("access"))[^1];
        Assert.Contains(
            $"Entry {entry.Sequence} of access contradicts the failed sign-ins that the log has recorded: after 5 failures in a row the "
                + "account was not locked, so the count had been reset in the store.",
            await FaultsAsync()
        );
        await AssertSecondVerifierNamesAsync(entry.Sequence, "after 5 failed sign-ins in a row the account was not locked");
    }

    [Fact]
    public async Task Check_AfterTheCountOfFailuresWasRaised_NamesTheLockout()
    {
        await _portal.BendAsync(_abe.Id, person => person.AccessFailedCount = 4);
        await FailAsync(1);

        var entry = (await _portal.LogAsync("access"))[^1];
        Assert.Equal("account.locked", entry.Action);
        Assert.Contains(
            await FaultsAsync(),
            fault => fault.Contains("the account was locked after 1 failure in a row instead of 5", StringComparison.Ordinal)
        );
        await AssertSecondVerifierNamesAsync(entry.Sequence, "after 1 failed sign-ins in a row the account was locked");
    }

    /// <summary>
    /// Failures, a lockout, a sign-in, and a link for a user who had failed before: the log and the store count the same.
    /// </summary>
    [Fact]
    public async Task Check_OfFailuresBeforeAndAfterASignIn_FindsNothing()
    {
        await FailAsync(3);
        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(_abe)).Answer.Status);
        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await FailAsync(2);
        var link = Assert.IsType<UserOutcome.Invited>(await _portal.Register.InviteAsync(_abe.Id, _portal.Admin.Change(), Cancellation));
        await _portal.FollowAsync(link.Token, _abe.Name, _abe.Email);
        Assert.Empty(await FaultsAsync());
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
    }

    /// <summary>Someone with the database hides that a token was used.</summary>
    [Fact]
    public async Task Check_AfterTheUseOfATokenWasHidden_NamesTheTokenAndItsNextUse()
    {
        var program = await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(ApiClient.Draft)).Status);
        Assert.Empty(await FaultsAsync());
        StoreOfRun.Do(_portal.Data.Path, "UPDATE ApiTokens SET LastUsedAt = NULL");
        Assert.EndsWith("says \"never used\"; the log says \"used\".", Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(ApiClient.Draft)).Status);

        var entry = (await _portal.LogAsync("access"))[^1];
        Assert.Contains(
            await FaultsAsync(),
            fault => fault.StartsWith($"Entry {entry.Sequence} of access contradicts the uses of tokens", StringComparison.Ordinal)
        );
        await AssertSecondVerifierNamesAsync(entry.Sequence, "the first use of this token was recorded before");
    }

    private async Task FailAsync(int attempts)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            await PortalWithUsers.EnterPasswordAsync(_portal.Stranger(), _abe.Email, "something else altogether");
        }
    }

    /// <summary>Exchanges by what both sign in. Done twice, it is as before.</summary>
    private void Swap()
    {
        var (abe, mallory) = (Id(_abe), Id(_mallory));
        StoreOfRun.Do(
            _portal.Data.Path,
            $"""
            UPDATE People SET PasswordHash = (
                SELECT other.PasswordHash FROM People other WHERE other.Id IN ('{abe}', '{mallory}') AND other.Id <> People.Id
            ) WHERE Id IN ('{abe}', '{mallory}');
            UPDATE PersonTokens SET UserId = '{Guid.Empty}' WHERE UserId = '{abe}';
            UPDATE PersonTokens SET UserId = '{abe}' WHERE UserId = '{mallory}';
            UPDATE PersonTokens SET UserId = '{mallory}' WHERE UserId = '{Guid.Empty}';
            """
        );

        static string Id(Member member) => member.Id.ToString("D").ToUpperInvariant();
    }

    private async Task AssertSecondVerifierNamesAsync(long sequence, string said)
    {
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.Equal((SecondOpinion.Broken, $"access {sequence}"), (opinion.ExitCode, Assert.Single(opinion.FirstBad)));
        Assert.Contains(said, opinion.Said, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync() =>
        [.. (await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.Faults.Select(fault => fault.Sentence)];
}
