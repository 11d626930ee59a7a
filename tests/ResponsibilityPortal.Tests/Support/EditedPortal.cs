using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A portal with an administrator, started once for the tests of a class. Each test works on a matrix of its own.</summary>
public sealed class EditedPortal : SharedPortal
{
    private readonly Dictionary<Roles, Member> _users = [];
    private LogSince _log = null!;
    private int _matrices;

    /// <summary>Publishes the small test matrix for one test. What the log says before is of no interest to the test.</summary>
    /// <returns>The slug of the matrix.</returns>
    internal async Task<string> AddMatrixAsync()
    {
        var slug = $"sample-{++_matrices}";
        await Portal.Host.PublishAsync(Given.Matrix(slug), change: Portal.Admin.Change());
        _log = await LogSince.NowAsync(Portal);
        return slug;
    }

    /// <summary>Returns the user with the roles, who joins for the first test that needs one. Tests don't change these users.</summary>
    internal async Task<Member> UserAsync(Roles roles)
    {
        if (!_users.TryGetValue(roles, out var user))
        {
            user = await Portal.JoinAsync(roles, $"{roles.ToString().Replace(", ", "-", StringComparison.Ordinal)} user");
            _users.Add(roles, user);
        }

        return user;
    }

    /// <summary>Returns the entries of one stream of the log since the matrix of the test was added, oldest first.</summary>
    internal Task<List<StoredAuditEntry>> LogAsync(string stream) => _log.ReadAsync(stream);

    internal Task<List<string>> ActionsAsync(string stream) => _log.ActionsAsync(stream);
}
