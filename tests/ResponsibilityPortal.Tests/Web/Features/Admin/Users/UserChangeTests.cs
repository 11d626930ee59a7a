using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

/// <summary>Changes roles, last days, names and addresses of users.</summary>
public sealed class UserChangeTests : UserRegisterTestBase
{
    [Fact]
    public async Task Change_ToAuditor_NeedsALastDayThatOtherChangesKeep()
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var bob = await FindAsync("Bob");
        Assert.IsType<UserOutcome.Invalid>(await ChangeAsync(bob, bob.Rights with { Roles = Roles.Auditor }));
        Assert.IsType<UserOutcome.Done>(
            await ChangeAsync(bob, bob.Rights with { Roles = Roles.Auditor, LastDay = Portal.Today.AddDays(30) })
        );
        bob = await FindAsync("Bob");
        Assert.IsType<UserOutcome.Invalid>(await ChangeAsync(bob, bob.Rights with { LastDay = null }));
        Assert.IsType<UserOutcome.Invalid>(await ChangeAsync(bob, bob.Rights with { LastDay = Portal.Today.AddDays(91) }));
        Assert.IsType<UserOutcome.Done>(await ChangeAsync(bob, bob.Rights with { Roles = Roles.Auditor | Roles.Editor }));
    }

    [Fact]
    public async Task Change_Rights_RecordsBothValues()
    {
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob");
        Assert.IsType<UserOutcome.Done>(await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.Approver, Portal.Today, false)));
        Assert.Equal(Roles.Approver, (await Portal.UserAsync(bob.Id)).Roles);
        var entry = (await Portal.LogAsync(AuditStream.Content))[^1];
        var data = PortalWithUsers.DataOf(entry);
        Assert.Equal("person.changed", entry.Action);
        Assert.Equal("editor", Assert.Single(data.GetProperty("before").GetProperty("roles").EnumerateArray()).GetString());
        Assert.Equal("approver", Assert.Single(data.GetProperty("after").GetProperty("roles").EnumerateArray()).GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, data.GetProperty("before").GetProperty("endsAt").ValueKind);
        Assert.Equal(
            Portal.Today.AddDays(1).ToString("yyyy-MM-dd", null) + "T00:00:00.000Z",
            data.GetProperty("after").GetProperty("endsAt").GetString()
        );
    }

    [Fact]
    public async Task Account_AfterItsLastDay_HasEnded()
    {
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob", Portal.Today.AddDays(1));
        var endOfDay = new DateTimeOffset(Portal.Today.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Assert.True((await Portal.UserAsync(bob.Id)).IsActive(endOfDay.AddTicks(-1)));
        Assert.False((await Portal.UserAsync(bob.Id)).IsActive(endOfDay));
        Portal.Clock.SetUtcNow(endOfDay);
        Assert.Equal("ended", (await FindAsync("Bob")).Status);
    }

    [Fact]
    public async Task Change_Rights_TakesEffectAtTheNextRequest()
    {
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob");
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/admin")).Status);
        await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.None, null, false));
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.Browser.GetAsync("/admin")).Status);
    }

    [Fact]
    public async Task Change_ToDisabled_EndsSessionsAndTheLink()
    {
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob");
        var link = Assert.IsType<UserOutcome.Invited>(await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation));
        await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.Editor, null, true));
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Portal.Stranger().GetAsync($"/account/join?token={link.Token}")).Status);
        Assert.Equal("disabled", (await FindAsync("Bob")).Status);
        await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.Editor, null, false));
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Portal.Stranger().GetAsync($"/account/join?token={link.Token}")).Status);
    }

    [Fact]
    public async Task Change_OfNameAndAddress_IsRecordedAndTheUserSignsInWithTheNewAddress()
    {
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob");
        Assert.IsType<UserOutcome.Done>(await CorrectAsync(await FindAsync("Bob"), new UserIdentity(" Robert ", "Robert@example.com ")));
        var entry = (await Portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal("person.changed", entry.Action);
        var data = PortalWithUsers.DataOf(entry);
        Assert.Equal(
            ("Bob", "bob@example.com", "Robert", "Robert@example.com"),
            (
                data.GetProperty("before").GetProperty("name").GetString(),
                data.GetProperty("before").GetProperty("email").GetString(),
                data.GetProperty("after").GetProperty("name").GetString(),
                data.GetProperty("after").GetProperty("email").GetString()
            )
        );
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/account")).Status);
        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), "bob@example.com", Member.Password)).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
        Assert.Equal(HttpStatusCode.Found, (await Portal.SignInAsync(bob with { Email = "robert@example.com" })).Answer.Status);
    }

    [Theory]
    [InlineData("Bob", "ADA@example.com", "already uses")]
    [InlineData("Bob", "no address", "valid e-mail address")]
    [InlineData("", "bob@example.com", "Enter a name.")]
    [InlineData("Bob\u202E", "bob@example.com", "can't be shown")]
    public async Task Change_ToAWrongOrTakenIdentity_IsRefused(string name, string email, string problem)
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var outcome = await CorrectAsync(await FindAsync("Bob"), new UserIdentity(name, email));
        Assert.Contains(problem, Assert.IsType<UserOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.Equal(2, await ContentCountAsync());
        Assert.Equal("bob@example.com", (await FindAsync("Bob")).Email);
    }

    [Fact]
    public async Task Change_OfAnIdentityThatSomeoneElseHasChanged_IsRefused()
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var seen = await FindAsync("Bob");
        await CorrectAsync(seen, new UserIdentity("Robert", seen.Email));
        Assert.IsType<UserOutcome.Stale>(await CorrectAsync(seen, new UserIdentity("Rob", seen.Email)));
        Assert.Equal("Robert", (await FindAsync("Robert")).Name);
    }

    [Fact]
    public async Task Change_ToTheSameRights_SavesAndRecordsNothing()
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var bob = await FindAsync("Bob");
        Assert.IsType<UserOutcome.Unchanged>(await ChangeAsync(bob, bob.Rights));
        Assert.IsType<UserOutcome.Unchanged>(
            await Register.ChangeAsync(
                new ChangeUser(bob.Id, new UserRights(Roles.All, null, true), bob.Rights),
                Ada.Change(),
                Cancellation
            )
        );
        Assert.Equal(2, await ContentCountAsync());
    }

    [Fact]
    public async Task Change_OfOutdatedRights_IsRefusedWithTheCurrentOnes()
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var seen = await FindAsync("Bob");
        await ChangeAsync(seen, seen.Rights with { Roles = Roles.Approver });
        var stale = Assert.IsType<UserOutcome.Stale>(await ChangeAsync(seen, seen.Rights with { Roles = Roles.Admin }));
        Assert.Equal(new UserRights(Roles.Approver, null, false), stale.Current);
        Assert.Equal(stale.Current, (await FindAsync("Bob")).Rights);
        Assert.Equal(3, await ContentCountAsync());
    }

    [Fact]
    public async Task Change_OperationThatChangedNothing_IsDecidedAgain()
    {
        var change = Ada.Change();
        Assert.IsType<UserOutcome.Invalid>(
            await Register.AddAsync(new AddUser("", "bob@example.com", Roles.None, null), change, Cancellation)
        );
        Assert.IsType<UserOutcome.Invited>(
            await Register.AddAsync(new AddUser("Bob", "bob@example.com", Roles.None, null), change, Cancellation)
        );
    }

    private Task<UserOutcome> CorrectAsync(User person, UserIdentity wanted) =>
        Register.ChangeAsync(
            new ChangeUser(person.Id, person.Rights, person.Rights, new UserIdentity(person.Name, person.Email), wanted),
            Ada.Change(),
            Cancellation
        );
}
