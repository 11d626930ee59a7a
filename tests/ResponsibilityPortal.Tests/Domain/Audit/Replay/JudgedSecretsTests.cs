using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using static ResponsibilityPortal.Tests.Domain.Audit.Replay.JudgedLog;

namespace ResponsibilityPortal.Tests.Domain.Audit.Replay;

/// <summary>The findings of the judge about the secrets that users and programs signed in with.</summary>
public sealed class JudgedSecretsTests
{
    private const string App = "password and app";

    private static readonly Actor Program = new("token:digest01", "Robot");

    private static readonly CredentialDigests Own = new("p1", "a1", "r1", null, 100);

    private static readonly Dictionary<string, (Func<JudgedLog, JudgedLog> Act, string? Finding)> Cases = new(StringComparer.Ordinal)
    {
        ["a user joins and signs in"] = (log => Join(log).Access(Ed, SignedIn(Own with { CodeStep = 101 })), null),
        ["a user signs in with a passkey that was added"] = (
            log =>
                Join(log)
                    .Access(Ed, new CredentialChanged(EdRecord.Id, "passkey", "added", Own with { Passkeys = "k1" }))
                    .Access(Ed, SignedIn(Own with { Passkeys = "k1" }, "passkey")),
            null
        ),
        ["a recovery code is used up"] = (
            log =>
                Join(log)
                    .Access(Ed, SignedIn(Own with { RecoveryCodes = "r2" }, "password and recovery code"))
                    .Access(Ed, SignedIn(Own with { RecoveryCodes = "r2", CodeStep = 103 })),
            null
        ),
        ["recovery codes are regenerated"] = (
            log =>
                Join(log).Access(Ed, new CredentialChanged(EdRecord.Id, "recovery codes", "replaced", Own with { RecoveryCodes = "r2" })),
            null
        ),
        ["a client without an account cannot sign in"] = (
            log => Join(log).Access(Actor.Stranger, new SignInRefused(null, SignInCauses.NoSuchAccount, null)),
            null
        ),
        ["an attempt fails"] = (
            log => Join(log).Access(Actor.Stranger, new SignInRefused(EdRecord.Id, SignInCauses.WrongPassword, null, Own)),
            null
        ),
        ["another password is checked"] = (
            log => Join(log).Access(Ed, SignedIn(Own with { Password = "p2", CodeStep = 101 })),
            "the password in the store had been changed without an entry of the log."
        ),
        ["another app and password are checked"] = (
            log => Join(log).Access(Ed, SignedIn(Own with { Password = "p2", App = "a2", CodeStep = 101 })),
            "the password and the authenticator app in the store"
        ),
        ["a passkey is used that was never added"] = (
            log => Join(log).Access(Ed, SignedIn(Own with { Passkeys = "k1" }, "passkey")),
            "the passkeys in the store"
        ),
        ["a code is used twice"] = (
            log => Join(log).Access(Ed, SignedIn(Own with { CodeStep = 101 })).Access(Ed, SignedIn(Own with { CodeStep = 101 })),
            "the code of the authenticator app had been used before."
        ),
        ["an attempt with another password fails"] = (
            log =>
                Join(log)
                    .Access(Actor.Stranger, new SignInRefused(EdRecord.Id, SignInCauses.WrongPassword, null, Own with { Password = "p2" })),
            "the password in the store"
        ),
        ["five attempts fail and lock nothing"] = (
            log => Fail(log, [.. Enumerable.Repeat(SignInCauses.WrongPassword, 4), SignInCauses.WrongCode]),
            "after 5 failures in a row the account was not locked"
        ),
        ["five attempts fail, the first in an earlier release"] = (
            log => Fail(log, ["password does not fit", "code does not fit", .. Enumerable.Repeat(SignInCauses.WrongPassword, 3)]),
            "after 5 failures in a row the account was not locked"
        ),
        ["five attempts are refused for other causes"] = (
            log => Fail(log, [.. Enumerable.Repeat(SignInCauses.WrongPasskey, 4), SignInCauses.AccountInactive]),
            null
        ),
        ["an attempt with another password locks the account"] = (
            log => Join(log).Access(Actor.Stranger, new AccountLocked(EdRecord.Id, Start, null, Own with { Password = "p2" })),
            "the password in the store"
        ),
        ["a change of recovery codes hides another password"] = (
            log =>
                Join(log)
                    .Access(
                        Ed,
                        new CredentialChanged(EdRecord.Id, "recovery codes", "replaced", Own with { RecoveryCodes = "r2", Password = "p2" })
                    ),
            "the password in the store"
        ),
        ["a new password hides a passkey"] = (
            log => Join(log).Access(Ed, new CredentialChanged(EdRecord.Id, "password and app", "added", new("p2", "a2", "r2", "k1", 120))),
            "the passkeys in the store"
        ),
        ["an invited user signs in without having joined"] = (
            log => log.Access(Actor.Operator, new SetupLinkIssued(Start, "s1")).Access(Ed, SignedIn(Own)),
            "the password, the authenticator app and the recovery codes in the store"
        ),
        ["a link is used twice"] = (
            log => Join(log).Access(Ed, new CredentialChanged(EdRecord.Id, App, "set by one-time link", Own, "i2")),
            "a one-time link that was used before."
        ),
        ["a link is used that was never created"] = (
            log =>
                log.Access(Actor.Operator, new SetupLinkIssued(Start, "s1"))
                    .Access(Ed, new CredentialChanged(EdRecord.Id, App, "set by one-time link", Own, "made up")),
            "a one-time link that no log entry created"
        ),
        ["a setup link is used"] = (
            log =>
                log.Access(Actor.Operator, new SetupLinkIssued(Start, "s1"))
                    .Access(Ed, new CredentialChanged(EdRecord.Id, App, "set by setup link", Own, "s1")),
            null
        ),
        ["a token is used with its own secret"] = (log => Token(log).Access(Program, new ApiTokenFirstUsed("digest01", null, "t1")), null),
        ["a token is used with another secret"] = (
            log => Token(log).Access(Program, new ApiTokenFirstUsed("digest01", null, "t2")),
            "the store had a different secret for the API token digest01"
        ),
        ["a token is refused while its secret is another"] = (
            log => Token(log).Access(Actor.Stranger, new ApiTokenRefused("digest01", "wrong secret", null, "t2")),
            "the store had a different secret for the API token digest01"
        ),
        ["an earlier release records nothing"] = (
            log =>
                log.Access(Actor.Operator, new SetupLinkIssued(Start))
                    .Access(Ed, new SessionStarted(EdRecord.Id, Guid.NewGuid(), App, null)),
            null
        ),
        ["a store of an earlier release is upgraded"] = (
            log =>
                Upgrade(log)
                    .Access(Ed, SignedIn(Own with { CodeStep = 101 }))
                    .Access(Program, new ApiTokenFirstUsed("edits001", null, "t1")),
            null
        ),
        ["a secret changes after the upgrade"] = (
            log => Upgrade(log).Access(Ed, SignedIn(Own with { App = "a2", CodeStep = 101 })),
            "the authenticator app in the store"
        ),
        ["a token's secret changes after the upgrade"] = (
            log => Upgrade(log).Access(Program, new ApiTokenFirstUsed("edits001", null, "t2")),
            "the store had a different secret for the API token edits001"
        ),
        ["a link from before the upgrade is used"] = (
            log => Upgrade(log).Access(Abe, new CredentialChanged(AbeRecord.Id, App, "set by one-time link", Own, "i1")),
            null
        ),
        ["a store is upgraded twice"] = (log => Upgrade(Upgrade(log)), "there was nothing to find."),
        ["a store that records every secret is upgraded"] = (log => Upgraded(Join(log)), "there was nothing to find."),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Take_LastEntry_FindsUnknownSecrets(string name)
    {
        var (act, finding) = Cases[name];
        var log = act(new JudgedLog());
        if (finding is null)
        {
            Assert.Empty(log.Faults);
            return;
        }

        var fault = Assert.Single(log.Faults);
        Assert.Equal((ProofPart.Rights, "access", log.LastAccess), (fault.Part, fault.Stream, fault.Sequence));
        Assert.Contains(finding, fault.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The editor got a link and set password and app with it, which signs them in.</summary>
    private static JudgedLog Join(JudgedLog log) =>
        log.By(Ada, new UserInvited(EdRecord.Id, Start, "i2"))
            .Access(Actor.Operator, new SetupLinkIssued(Start, "s1"))
            .Access(Ed, new CredentialChanged(EdRecord.Id, App, "set by one-time link", Own, "i2"), SignedIn(Own));

    /// <summary>The editor signed in, and was then refused for one cause after another.</summary>
    private static JudgedLog Fail(JudgedLog log, IReadOnlyList<string> causes)
    {
        var own = Own with { CodeStep = 101 };
        return Join(log)
            .Access(Ed, SignedIn(own))
            .Access(Actor.Stranger, [.. causes.Select(cause => new SignInRefused(EdRecord.Id, cause, null, own))]);
    }

    private static JudgedLog Token(JudgedLog log) =>
        log.By(Ada, new ApiTokenCreated("digest01", "Robot", ApiScopes.All, Start.AddDays(9), "t1"))
            .Access(Actor.Operator, new SetupLinkIssued(Start, "s1"));

    private static JudgedLog Upgrade(JudgedLog log) => Upgraded(log.Access(Actor.Operator, new SetupLinkIssued(Start)));

    private static JudgedLog Upgraded(JudgedLog log) =>
        log.Access(
            Actor.Operator,
            new StoreUpgraded(
                [new FoundCredentials(EdRecord.Id, Own)],
                [new FoundSecret("edits001", "t1")],
                [new FoundSecret(AbeRecord.Id.ToString("D"), "i1")],
                null,
                []
            )
        );

    private static SessionStarted SignedIn(CredentialDigests credentials, string method = App) =>
        new(EdRecord.Id, Guid.NewGuid(), method, null, null, credentials);
}
