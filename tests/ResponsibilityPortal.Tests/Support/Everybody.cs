using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A portal with the built-in matrix and one signed-in user of each kind, for tests that only read.</summary>
public sealed class Everybody : IAsyncLifetime
{
    public const string Stranger = "stranger";
    public const string Reader = "reader";
    public const string Auditor = "auditor";
    public const string Editor = "editor";
    public const string Approver = "approver";
    public const string Admin = "admin";

    public static readonly string[] Kinds = [Stranger, Reader, Auditor, Editor, Approver, Admin];

    internal PortalWithUsers Portal { get; private set; } = null!;

    private readonly Dictionary<string, Visitor> _browsers = [];

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalWithUsers.StartAsync([]);
        _browsers.Add(Stranger, Portal.Stranger());
        foreach (
            var (kind, roles) in new[]
            {
                (Reader, Roles.None),
                (Auditor, Roles.Auditor),
                (Editor, Roles.Editor),
                (Approver, Roles.Approver),
                (Admin, Roles.Admin),
            }
        )
        {
            _browsers.Add(kind, (await Portal.JoinAsync(roles, $"{kind} user")).Browser);
        }
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    internal Visitor Browser(string kind) => _browsers[kind].Copy();
}
