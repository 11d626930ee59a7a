using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// By what users and programs could sign in, as both streams of the log record it in digests, and whether what they signed in with was that.
/// The stream <c>content</c> comes first, as a whole: it has the links and tokens that were made.
/// </summary>
/// <remarks>
/// The streams are matched by digests alone, never by time: a link or a token has one digest for good, and what users sign in with stands in
/// one stream. So no clock can make an honest entry look wrong.
/// </remarks>
internal sealed class SecretsReplay
{
    private readonly Dictionary<Guid, CredentialDigests?> _people = [];
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>By user, the latest one-time link; null where the log does not tell its digest.</summary>
    private readonly Dictionary<Guid, string?> _invitations = [];

    /// <summary>Users who have set their credentials by a link and are signed in with them next.</summary>
    private readonly HashSet<Guid> _joining = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private string? _setup;

    /// <summary>Whether the log tells of every secret from some entry on; null before the first entry that could tell.</summary>
    private bool? _isComplete;

    /// <summary>Whether the stream <c>content</c> was taken as a whole, so that a link that is not in it was not made.</summary>
    public bool KnowsLinks { get; set; } = true;

    /// <summary>Takes the next entry of either stream.</summary>
    /// <returns>What in it contradicts the entries so far, as a sentence; null when nothing does.</returns>
    public string? Take(AuditFact fact) => fact switch
    {
        PersonAdded(var person, var link) => Invite(person.Id, link),
        PersonInvited(var person, _, var link) => Invite(person, link),
        ApiTokenCreated { Secret: { } secret } created => Create(created.Token, secret),
        ApiTokenFirstUsed used => FindOther(used.Token, used.Secret),
        ApiTokenRefused { Token: { } token } refused => FindOther(token, refused.Secret),
        SetupLinkIssued issued => Issue(issued.Link),
        CredentialChanged changed => Change(changed),
        SessionStarted started => SignIn(started.Person, started.Method, started.Credentials),
        SessionConfirmed confirmed => SignIn(confirmed.Person, confirmed.Method, confirmed.Credentials),
        SignInRefused { Person: { } person } refused => FindOther(person, refused.Credentials),
        AccountLocked locked => FindOther(locked.Person, locked.Credentials),
        StoreUpgraded upgraded => Upgrade(upgraded),
        _ => null,
    };

    /// <summary>Writes down what everybody has to sign in with after the last entry.</summary>
    /// <param name="people">Everybody with an account.</param>
    /// <param name="tokens">The public ids of all tokens.</param>
    /// <param name="store">What the store says. Links that it has forgotten open nothing, so the log says only something about those that it has.</param>
    public void WriteTo(StateBook book, IEnumerable<Guid> people, IEnumerable<string> tokens, StateBook store)
    {
        foreach (var person in people)
        {
            var credentials = _people.TryGetValue(person, out var known) ? known : _isComplete == true ? CredentialDigests.None : null;
            book.SayOrAny(StateAddress.Credentials(person.ToString("D")), credentials?.ToData());
            Say(StateAddress.Invitation(person.ToString("D")), _invitations.GetValueOrDefault(person));
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

    private string? Invite(Guid person, string? link)
    {
        _invitations[person] = link;
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
        var before = _people.GetValueOrDefault(changed.Person);
        _people[changed.Person] = changed.Credentials;
        if (_isComplete != true || changed.Credentials is not { } after)
        {
            return null;
        }

        if (changed.Link is { } link)
        {
            _joining.Add(changed.Person);
            return KnowsLinks && !_made.Contains(link) ? "it was done with a one-time link that nobody has made by the entries of the log."
                : !_used.Add(link) ? "it was done with a one-time link that was used before."
                : null;
        }

        // A change of one way to sign in leaves the others as they were.
        return before is null ? null : Other(changed.Credential switch
        {
            "passkey" => before with { Passkeys = after.Passkeys },
            "recovery codes" => before with { RecoveryCodes = after.RecoveryCodes },
            _ => after with { Passkeys = before.Passkeys },
        }, after);
    }

    private string? SignIn(Guid person, string method, CredentialDigests? credentials)
    {
        _isComplete ??= credentials is not null;
        var before = Known(person);
        if (credentials is null || before is null)
        {
            return null;
        }

        // A code is used up by signing in with it. Whoever joins has used it up before.
        _people[person] = before with { RecoveryCodes = credentials.RecoveryCodes, CodeStep = credentials.CodeStep };
        var isApp = method == SignInMethodNames.Of(SignInMethod.App) && !_joining.Remove(person);
        return isApp && credentials.CodeStep <= before.CodeStep ? "the code of the authenticator app had been used before."
            : Other(
                before with
                {
                    CodeStep = isApp ? credentials.CodeStep : before.CodeStep,
                    RecoveryCodes = method == SignInMethodNames.Of(SignInMethod.RecoveryCode) ? credentials.RecoveryCodes : before.RecoveryCodes,
                },
                credentials);
    }

    private string? FindOther(Guid person, CredentialDigests? credentials)
    {
        _isComplete ??= credentials is not null;
        return credentials is null || Known(person) is not { } known ? null : Other(known, credentials);
    }

    private string? FindOther(string token, string? secret) =>
        secret is null || !_tokens.TryGetValue(token, out var known) || known == secret ? null : $"the store had another secret for the API token {token} than the one that was made.";

    private CredentialDigests? Known(Guid person) => _people.TryGetValue(person, out var known) ? known : _isComplete == true ? CredentialDigests.None : null;

    private string? Upgrade(StoreUpgraded upgraded)
    {
        var isLate = _isComplete == true;
        _isComplete = true;
        _people.Clear();
        foreach (var (person, credentials) in upgraded.People)
        {
            _people[person] = credentials;
        }

        foreach (var (token, secret) in upgraded.Tokens)
        {
            _tokens.TryAdd(token, secret);
        }

        foreach (var (person, link) in upgraded.Invitations)
        {
            Make(link);
            if (Guid.TryParse(person, out var id) && _invitations.GetValueOrDefault(id) is null)
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
