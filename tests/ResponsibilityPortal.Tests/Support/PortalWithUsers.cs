using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A portal with an administrator, and more users as needed. All of them sign in as users do, with pages and forms.</summary>
internal sealed class PortalWithUsers : IAsyncDisposable
{
    private PortalWithUsers(params ReadOnlySpan<(string Key, string Value)> settings)
        : this(null, Hasten, [.. settings]) { }

    private PortalWithUsers(Matrix? imported, Action<IServiceCollection> services, (string Key, string Value)[] settings)
    {
        if (imported is not null)
        {
            File.WriteAllBytes(Data.File("import.json"), MatrixWriter.Write(imported));
        }

        Host = PortalHost.Start(
            Data,
            Clock,
            services,
            imported is null ? [.. settings] : [.. settings, ("Portal:Seed", "none"), ("Portal:Import", Data.File("import.json"))]
        );
    }

    /// <summary>Slow hashing is a setting with its own test (<c>PortalUsersTests</c>). Here it would only cost time.</summary>
    private static void Hasten(IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);

    private static void HastenWithCircuits(IServiceCollection services)
    {
        Hasten(services);
        services.PutCircuitsBack();
    }

    public TemporaryDirectory Data { get; } = new();

    /// <summary>Starts at the current time, because some limits of the framework use the machine's clock.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public PortalHost Host { get; }

    public Member Admin { get; private set; } = null!;

    public UserRegister Register => Service<UserRegister>();

    public string SetupFile => Data.File("setup-link.txt");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts a portal without users and without a matrix.</summary>
    public static PortalWithUsers StartDeserted() => new(("Portal:Seed", "none"));

    /// <summary>Starts a portal with an administrator and without a matrix.</summary>
    public static Task<PortalWithUsers> StartAsync() => StartAsync(("Portal:Seed", "none"));

    public static Task<PortalWithUsers> StartAsync(params (string Key, string Value)[] settings) =>
        SetUpAsync(new PortalWithUsers(settings));

    /// <summary>Starts a portal with an administrator and changed services.</summary>
    public static Task<PortalWithUsers> StartAsync(Action<IServiceCollection> services, params (string Key, string Value)[] settings) =>
        SetUpAsync(new PortalWithUsers(null, Hasten + services, settings));

    /// <summary>Starts a portal with an administrator and a matrix that was imported at its first start.</summary>
    public static Task<PortalWithUsers> StartImportingAsync(Matrix matrix, params (string Key, string Value)[] settings) =>
        SetUpAsync(new PortalWithUsers(matrix, Hasten, settings));

    /// <summary>Starts a portal with an administrator and without a matrix, where circuits can be opened.</summary>
    public static Task<PortalWithUsers> StartWithCircuitsAsync() =>
        SetUpAsync(new PortalWithUsers(null, HastenWithCircuits, [("Portal:Seed", "none")]));

    private static async Task<PortalWithUsers> SetUpAsync(PortalWithUsers portal)
    {
        portal.Admin = await portal.SetUpAsync("Ada Admin", "ada@example.com");
        return portal;
    }

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public Visitor Stranger() => new(Host);

    /// <summary>Returns the address in the file of the setup link, without the host.</summary>
    public string SetupAddress() => new Uri(File.ReadAllText(SetupFile).Trim()).PathAndQuery;

    /// <summary>Completes the setup with the setup link.</summary>
    public async Task<Member> SetUpAsync(string name, string email)
    {
        var browser = Stranger();
        var welcome = await browser.GetAsync(SetupAddress());
        var ways = await browser.SubmitAsync(welcome, "who", ("Name", name), ("Email", email));
        return await EnrolAsync(browser, ways, name, email);
    }

    /// <summary>Adds a user, who accepts the invitation.</summary>
    public async Task<Member> JoinAsync(Roles roles, string name, DateOnly? lastDay = null)
    {
        var invited = await AddAsync(roles, name, lastDay);
        return await FollowAsync(invited.Token, name, EmailOf(name));
    }

    /// <summary>Adds a user, who only has the invitation link yet.</summary>
    public async Task<UserOutcome.Invited> AddAsync(Roles roles, string name, DateOnly? lastDay = null) =>
        Assert.IsType<UserOutcome.Invited>(
            await Register.AddAsync(
                new AddUser(name, EmailOf(name), roles, lastDay ?? (roles.HasFlag(Roles.Auditor) ? Today.AddDays(30) : null)),
                Admin.Change(),
                Cancellation
            )
        );

    /// <summary>Accepts an invitation with its one-time link.</summary>
    public async Task<Member> FollowAsync(string token, string name, string email)
    {
        var browser = Stranger();
        return await EnrolAsync(browser, await browser.GetAsync($"/account/join?token={token}"), name, email);
    }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>Signs in again in a new browser. Advances time so that the app shows an unused code.</summary>
    public async Task<(Visitor Browser, Visit Answer)> SignInAsync(Member member, string returnUrl = "/account")
    {
        Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = Stranger();
        return (
            browser,
            await EnterCodeAsync(
                browser,
                await EnterPasswordAsync(browser, member.Email, Member.Password, returnUrl),
                member.CodeAt(Clock.GetUtcNow())
            )
        );
    }

    public static async Task<Visit> EnterPasswordAsync(Visitor browser, string email, string password, string returnUrl = "/account")
    {
        var page = await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await browser.SubmitAsync(page, "password", ("Email", email), ("Password", password));
    }

    public static async Task<Visit> EnterCodeAsync(Visitor browser, Visit page, string code)
    {
        Assert.Contains("One more step", page.Body, StringComparison.Ordinal);
        return await browser.SubmitAsync(page, "code", ("Code", code));
    }

    /// <summary>Returns the entries of one stream of the log, oldest first.</summary>
    public async Task<List<StoredAuditEntry>> LogAsync(string stream)
    {
        await using var store = Host.OpenStore();
        return await store
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == stream)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(Cancellation);
    }

    public async Task<List<string>> ActionsAsync(string stream) => [.. (await LogAsync(stream)).Select(entry => entry.Action)];

    /// <summary>Returns the data of an entry.</summary>
    public static JsonElement DataOf(StoredAuditEntry entry) => JsonDocument.Parse(entry.Payload).RootElement.GetProperty("data");

    public async Task<StoredUser> UserAsync(Guid id)
    {
        await using var store = Host.OpenStore();
        return await store.Users.AsNoTracking().SingleAsync(user => user.Id == id, Cancellation);
    }

    /// <summary>Changes a user directly in the store, without any checks.</summary>
    public async Task BendAsync(Guid id, Action<StoredUser> bend)
    {
        await using var store = Host.OpenStore();
        bend(await store.Users.SingleAsync(user => user.Id == id, Cancellation));
        await store.SaveChangesAsync(Cancellation);
    }

    /// <summary>Stops the portal and leaves its data.</summary>
    public ValueTask StopAsync() => Host.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Data.Dispose();
    }

    public static string EmailOf(string name) => $"{name.Split(' ')[0].ToLowerInvariant()}@example.com";

    private async Task<Member> EnrolAsync(Visitor browser, Visit ways, string name, string email)
    {
        Assert.Equal(HttpStatusCode.OK, ways.Status);
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var done = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, Clock.GetUtcNow()))
        );
        done.Says(HttpStatusCode.OK, AccountTexts.RecoveryCodesHeading);
        await using var store = Host.OpenStore();
        var user = await store.Users.AsNoTracking().SingleAsync(user => user.Email == email, Cancellation);
        return new Member(user.Id, name, email, key, done.RecoveryCodes, browser);
    }
}
