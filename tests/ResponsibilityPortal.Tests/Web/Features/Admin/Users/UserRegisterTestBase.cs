using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

/// <summary>A portal with an administrator, who manages users.</summary>
public abstract class UserRegisterTestBase : IAsyncLifetime
{
    private protected PortalWithUsers Portal { get; private set; } = null!;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected UserRegister Register => Portal.Register;

    private protected Member Ada => Portal.Admin;

    public async ValueTask InitializeAsync() => Portal = await PortalWithUsers.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<UserOutcome> ChangeAsync(User person, UserRights wanted) =>
        Register.ChangeAsync(new ChangeUser(person.Id, person.Rights, wanted), Ada.Change(), Cancellation);

    private protected async Task<User> FindAsync(string name) =>
        (await Register.ListAsync(Ada.Actor, Cancellation))!.Single(person => person.Name == name);

    private protected async Task<int> ContentCountAsync() => (await Portal.LogAsync(AuditStream.Content)).Count;
}
