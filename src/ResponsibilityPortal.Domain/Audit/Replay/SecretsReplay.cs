using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// The credentials of users and programs, as both streams of the log record them in digests. Checks whether sign-ins used those
/// credentials. The complete stream <c>content</c> comes first: it contains the links and tokens that were created.
/// </summary>
/// <remarks>
/// The streams are matched by digests alone, never by time. A link or a token keeps one digest, and all credentials of a user are in
/// one stream. So no clock can make an honest entry look wrong.
/// </remarks>
internal sealed class SecretsReplay
{
    private readonly Dictionary<Guid, CredentialDigests?> _users = [];
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>By user, the latest one-time link; null when the log doesn't contain its digest.</summary>
    private readonly Dictionary<Guid, string?> _invitations = [];

    /// <summary>Users who set their credentials with a link and sign in with them next.</summary>
    private readonly HashSet<Guid> _joining = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private string? _setup;

    /// <summary>Whether the log contains every secret from some entry on; null before the first entry that could show it.</summary>
    private bool? _isComplete;

    /// <summary>Whether the complete stream <c>content</c> was read, so that a link that is not in it was never created.</summary>
    public bool KnowsLinks { get; set; } = true;

    /// <summary>Takes the next entry of either stream.</summary>
    /// <returns>What contradicts the entries so far, as a sentence; null when nothing does.</returns>
    public string? Take(AuditFact fact) =>
        fact switch
        {
            UserAdded(var user, var link) => Invite(user.Id, link),
            UserInvited(var user, _, var link) => Invite(user, link),
            ApiTokenCreated { Secret: { } secret } created => Create(created.Token, secret),
            ApiTokenFirstUsed used => FindOther(used.Token, used.Secret),
            ApiTokenRefused { Token: { } token } refused => FindOther(token, refused.Secret),
            SetupLinkIssued issued => Issue(issued.Link),
            CredentialChanged changed => Change(changed),
            SessionStarted started => SignIn(started.User, started.Method, started.Credentials),
            SessionConfirmed confirmed => SignIn(confirmed.User, confirmed.Method, confirmed.Credentials),
            SignInRefused { User: { } user } refused => FindOther(user, refused.Credentials),
            AccountLocked locked => FindOther(locked.User, locked.Credentials),
            StoreUpgraded upgraded => Upgrade(upgraded),
            _ => null,
        };

    /// <summary>Adds the credentials of all users after the last entry.</summary>
    /// <param name="users">All users with an account.</param>
    /// <param name="tokens">The public IDs of all tokens.</param>
    /// <param name="store">The state of the store. Links that it no longer has don't work, so only links that it has are compared.</param>
    public void WriteTo(StateBook book, IEnumerable<Guid> users, IEnumerable<string> tokens, StateBook store)
    {
        foreach (var user in users)
        {
            var credentials =
                _users.TryGetValue(user, out var known) ? known
                : _isComplete == true ? CredentialDigests.None
                : null;
            book.SayOrAny(StateAddress.Credentials(user.ToString("D")), credentials?.ToData());
            Say(StateAddress.Invitation(user.ToString("D")), _invitations.GetValueOrDefault(user));
        }

        foreach (var token in tokens)
        {
            book.SayOrAny(StateAddress.Secret(token), _tokens.GetValueOrDefault(token));
        }

        Say(StateAddress.Setup, _setup);

        void Say(string address, string? link)
        {
            if (store.Said.ContainsKey(address) && (_isComplete != true || (link is not null && !_used.Contains(link))))
            {
                book.SayOrAny(address, _isComplete == true ? link : null);
            }
        }
    }

    private string? Invite(Guid user, string? link)
    {
        _invitations[user] = link;
        Make(link);
        return null;
    }

    private string? Issue(string? link)
    {
        _isComplete ??= link is not null;
        _setup = link;
        Make(link);
        return null;
    }

    private void Make(string? link)
    {
        if (link is not null)
        {
            _made.Add(link);
        }
    }

    private string? Create(string token, string secret)
    {
        _tokens[token] = secret;
        return null;
    }

    private string? Change(CredentialChanged changed)
    {
        _isComplete ??= changed.Credentials is not null;
        var before = _users.GetValueOrDefault(changed.User);
        _users[changed.User] = changed.Credentials;
        if (_isComplete != true || changed.Credentials is not { } after)
        {
            return null;
        }

        if (changed.Link is { } link)
        {
            _joining.Add(changed.User);
            return KnowsLinks && !_made.Contains(link) ? "it used a one-time link that no log entry created."
                : !_used.Add(link) ? "it used a one-time link that was used before."
                : null;
        }

        // A change of one sign-in method leaves the others as they were.
        return before is null
            ? null
            : Other(
                changed.Credential switch
                {
                    "passkey" => before with { Passkeys = after.Passkeys },
                    "recovery codes" => before with { RecoveryCodes = after.RecoveryCodes },
                    _ => after with { Passkeys = before.Passkeys },
                },
                after
            );
    }

    private string? SignIn(Guid user, string method, CredentialDigests? credentials)
    {
        _isComplete ??= credentials is not null;
        var before = Known(user);
        if (credentials is null || before is null)
        {
            return null;
        }

        // Signing in with a code uses it up. A user who joins has used it up before.
        _users[user] = before with
        {
            RecoveryCodes = credentials.RecoveryCodes,
            CodeStep = credentials.CodeStep,
        };
        var isApp = method == SignInMethodNames.Of(SignInMethod.App) && !_joining.Remove(user);
        return isApp && credentials.CodeStep <= before.CodeStep
            ? "the code of the authenticator app had been used before."
            : Other(
                before with
                {
                    CodeStep = isApp ? credentials.CodeStep : before.CodeStep,
                    RecoveryCodes =
                        method == SignInMethodNames.Of(SignInMethod.RecoveryCode) ? credentials.RecoveryCodes : before.RecoveryCodes,
                },
                credentials
            );
    }

    private string? FindOther(Guid user, CredentialDigests? credentials)
    {
        _isComplete ??= credentials is not null;
        return credentials is null || Known(user) is not { } known ? null : Other(known, credentials);
    }

    private string? FindOther(string token, string? secret) =>
        secret is null || !_tokens.TryGetValue(token, out var known) || known == secret
            ? null
            : $"the store had a different secret for the API token {token} than the one that was created.";

    private CredentialDigests? Known(Guid user) =>
        _users.TryGetValue(user, out var known) ? known
        : _isComplete == true ? CredentialDigests.None
        : null;

    private string? Upgrade(StoreUpgraded upgraded)
    {
        var isLate = _isComplete == true;
        _isComplete = true;
        _users.Clear();
        foreach (var (user, credentials) in upgraded.People)
        {
            _users[user] = credentials;
        }

        foreach (var (token, secret) in upgraded.Tokens)
        {
            _tokens.TryAdd(token, secret);
        }

        foreach (var (user, link) in upgraded.Invitations)
        {
            Make(link);
            if (Guid.TryParse(user, out var id) && _invitations.GetValueOrDefault(id) is null)
            {
                _invitations[id] = link;
            }
        }

        _setup = upgraded.Setup;
        Make(upgraded.Setup);
        return isLate ? "the log had recorded every secret before it, so there was nothing to find." : null;
    }

    private static string? Other(CredentialDigests known, CredentialDigests found)
    {
        string[] parts =
        [
            .. known.Password == found.Password ? Array.Empty<string>() : ["the password"],
            .. known.App == found.App ? Array.Empty<string>() : ["the authenticator app"],
            .. known.RecoveryCodes == found.RecoveryCodes ? Array.Empty<string>() : ["the recovery codes"],
            .. known.Passkeys == found.Passkeys ? Array.Empty<string>() : ["the passkeys"],
            .. known.CodeStep == found.CodeStep ? Array.Empty<string>() : ["the last code that was used"],
        ];
        return parts.Length == 0 ? null : $"{Reading.Enumeration.Of(parts)} in the store had been changed without an entry of the log.";
    }
}
