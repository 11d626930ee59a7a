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
using ResponsibilityPortal.Web.Features.Admin.People;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A portal with an administrator, and people as they are needed. Everybody signs in as people do, through pages and forms.</summary>
internal sealed class PeopledPortal : IAsyncDisposable
{
    private PeopledPortal(params ReadOnlySpan<(string Key, string Value)> settings)
        : this(null, Hasten, [.. settings])
    {
    }

    private PeopledPortal(Matrix? imported, Action<IServiceCollection> services, (string Key, string Value)[] settings)
    {
        if (imported is not null)
        {
            File.WriteAllBytes(Data.File("import.json"), MatrixWriter.Write(imported));
        }

        Host = PortalHost.Start(
            Data, Clock, services, imported is null ? [.. settings] : [.. settings, ("Portal:Seed", "none"), ("Portal:Import", Data.File("import.json"))]);
    }

    /// <summary>Slow hashing is a setting, tested by itself (<c>PortalPeopleTests</c>); here it would only be waited for.</summary>
    private static void Hasten(IServiceCollection services) => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);

    private static void HastenWithCircuits(IServiceCollection services)
    {
        Hasten(services);
        services.PutCircuitsBack();
    }

    public TemporaryDirectory Data { get; } = new();

    /// <summary>Begins now: some of the framework's own limits look at the machine's clock.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public PortalHost Host { get; }

    public Member Admin { get; private set; } = null!;

    public PeopleRegister Register => Service<PeopleRegister>();

    public string SetupFile => Data.File("setup-link.txt");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A portal without anybody and without any matrix.</summary>
    public static PeopledPortal StartDeserted() => new(("Portal:Seed", "none"));

    /// <summary>A portal with an administrator and without any matrix.</summary>
    public static Task<PeopledPortal> StartAsync() => StartAsync(("Portal:Seed", "none"));

    public static Task<PeopledPortal> StartAsync(params (string Key, string Value)[] settings) => SetUpAsync(new PeopledPortal(settings));

    /// <summary>A portal with an administrator and a matrix that was imported at its first start.</summary>
    public static Task<PeopledPortal> StartImportingAsync(Matrix matrix, params (string Key, string Value)[] settings) => SetUpAsync(new PeopledPortal(matrix, Hasten, settings));

    /// <summary>A portal with an administrator and without any matrix, where circuits can be opened.</summary>
    public static Task<PeopledPortal> StartWithCircuitsAsync() => SetUpAsync(new PeopledPortal(null, HastenWithCircuits, [("Portal:Seed", "none")]));

    private static async Task<PeopledPortal> SetUpAsync(PeopledPortal portal)
    {
        portal.Admin = await portal.SetUpAsync("Ada Admin", "ada@example.com");
        return portal;
    }

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public Visitor Stranger() => new(Host);

    /// <summary>The address in the file of the setup link, without the host.</summary>
    public string SetupAddress() => new Uri(File.ReadAllText(SetupFile).Trim()).PathAndQuery;

    /// <summary>Follows the setup link through to the end.</summary>
    public async Task<Member> SetUpAsync(string name, string email)
    {
        var browser = Stranger();
        var welcome = await browser.GetAsync(SetupAddress());
        var ways = await browser.SubmitAsync(welcome, "who", ("Name", name), ("Email", email));
        return await EnrolAsync(browser, ways, name, email);
    }

    /// <summary>A person who was added by the administrator and has joined.</summary>
    public async Task<Member> JoinAsync(Roles roles, string name, DateOnly? lastDay = null)
    {
        var invited = await AddAsync(roles, name, lastDay);
        return await FollowAsync(invited.Token, name, EmailOf(name));
    }

    /// <summary>A person who was added by the administrator and has only the link yet.</summary>
    public async Task<PeopleOutcome.Invited> AddAsync(Roles roles, string name, DateOnly? lastDay = null) =>
        Assert.IsType<PeopleOutcome.Invited>(await Register.AddAsync(
            new AddPerson(name, EmailOf(name), roles, lastDay ?? (roles.HasFlag(Roles.Auditor) ? Today.AddDays(30) : null)), Admin.Change(), Cancellation));

    /// <summary>Follows a one-time link through to the end.</summary>
    public async Task<Member> FollowAsync(string token, string name, string email)
    {
        var browser = Stranger();
        return await EnrolAsync(browser, await browser.GetAsync($"/account/join?token={token}"), name, email);
    }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>Signs in anew, in a browser of its own; time goes on so that the app shows a code that was not used.</summary>
    public async Task<(Visitor Browser, Visit Answer)> SignInAsync(Member member, string returnUrl = "/account")
    {
        Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = Stranger();
        return (browser, await EnterCodeAsync(browser, await EnterPasswordAsync(browser, member.Email, Member.Password, returnUrl), member.CodeAt(Clock.GetUtcNow())));
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

    /// <summary>The entries of one stream of the log, oldest first.</summary>
    public async Task<List<StoredAuditEntry>> LogAsync(string stream)
    {
        await using var store = Host.OpenStore();
        return await store.AuditEntries.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
    }

    public async Task<List<string>> ActionsAsync(string stream) => [.. (await LogAsync(stream)).Select(entry => entry.Action)];

    /// <summary>What an entry says about its act.</summary>
    public static JsonElement DataOf(StoredAuditEntry entry) => JsonDocument.Parse(entry.Payload).RootElement.GetProperty("data");

    public async Task<StoredPerson> PersonAsync(Guid id)
    {
        await using var store = Host.OpenStore();
        return await store.People.AsNoTracking().SingleAsync(person => person.Id == id, Cancellation);
    }

    /// <summary>Changes a person in the store itself, past every rule.</summary>
    public async Task BendAsync(Guid id, Action<StoredPerson> bend)
    {
        await using var store = Host.OpenStore();
        bend(await store.People.SingleAsync(person => person.Id == id, Cancellation));
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
        var done = await browser.SubmitAsync(ways, "enrol-password", ("Password", Member.Password), ("Code", Member.Code(key, Clock.GetUtcNow())));
        done.Says(HttpStatusCode.OK, "Keep these recovery codes");
        await using var store = Host.OpenStore();
        var person = await store.People.AsNoTracking().SingleAsync(person => person.Email == email, Cancellation);
        return new Member(person.Id, name, email, key, done.RecoveryCodes, browser);
    }
}
