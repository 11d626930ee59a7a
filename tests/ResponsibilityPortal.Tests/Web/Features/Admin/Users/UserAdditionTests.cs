using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

/// <summary>Adds users, and invites them again.</summary>
public sealed class UserAdditionTests : UserRegisterTestBase
{
    [Fact]
    public async Task Add_User_IsListedAndRecordedWithALinkFor72Hours()
    {
        var invited = await Portal.AddAsync(Roles.Editor | Roles.Approver, "Bob");
        Assert.Equal(UtcInstant.ToMilliseconds(Portal.Clock.GetUtcNow()).AddHours(72), invited.ExpiresAt);
        var bob = await FindAsync("Bob");
        Assert.Equal(
            ("bob@example.com", "invited", new UserRights(Roles.Editor | Roles.Approver, null, false)),
            (bob.Email, bob.Status, bob.Rights)
        );
        var entry = (await Portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("person.added", $"people/{bob.Id}", Ada.Actor.Id), (entry.Action, entry.Target, entry.ActorId));
        Assert.Equal("bob@example.com", PortalWithUsers.DataOf(entry).GetProperty("email").GetString());
        Assert.DoesNotContain(invited.Token, System.Text.Encoding.UTF8.GetString(entry.Payload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "bob@example.com", "Enter a name.")]
    [InlineData("   ", "bob@example.com", "Enter a name.")]
    [InlineData("Bob\n", "bob@example.com", null)]
    [InlineData("Bo\nb", "bob@example.com", "can't be shown")]
    [InlineData("Bob", "bob", "valid e-mail address")]
    [InlineData("Bob", "", "valid e-mail address")]
    public async Task Add_WithABadNameOrAddress_IsRefused(string name, string email, string? problem)
    {
        var outcome = await Register.AddAsync(new AddUser(name, email, Roles.None, null), Ada.Change(), Cancellation);
        if (problem is null)
        {
            Assert.IsType<UserOutcome.Invited>(outcome);
        }
        else
        {
            Assert.Contains(problem, Assert.IsType<UserOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
            Assert.Equal(1, await ContentCountAsync());
        }
    }

    [Fact]
    public async Task Add_KnownAddressInAnotherSpelling_IsRefused()
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var outcome = await Register.AddAsync(new AddUser("Robert", " BOB@Example.com ", Roles.None, null), Ada.Change(), Cancellation);
        Assert.Contains("There is already an account", Assert.IsType<UserOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.Equal(2, await ContentCountAsync());
    }

    [Fact]
    public async Task Add_SameAddressManyTimesAtOnce_SucceedsOnce()
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () => Register.AddAsync(new AddUser("Bob", "bob@example.com", Roles.None, null), Ada.Change(), Cancellation),
                        Cancellation
                    )
                )
        );
        Assert.Single(outcomes.OfType<UserOutcome.Invited>());
        Assert.Equal(7, outcomes.OfType<UserOutcome.Invalid>().Count());
        Assert.Equal(2, await ContentCountAsync());
    }

    [Theory]
    [InlineData(null, "needs a last day")]
    [InlineData(90, "90 days at most")]
    [InlineData(-1, "in the past")]
    [InlineData(89, null)]
    [InlineData(0, null)]
    public async Task Add_AuditorWithoutALastDayWithin90Days_IsRefused(int? days, string? problem)
    {
        DateOnly? lastDay = days is { } count ? Portal.Today.AddDays(count) : null;
        var outcome = await Register.AddAsync(new AddUser("Bob", "bob@example.com", Roles.Auditor, lastDay), Ada.Change(), Cancellation);
        Assert.Equal(problem is null, outcome is UserOutcome.Invited);
        Assert.Contains(problem ?? "", (outcome as UserOutcome.Invalid)?.Problem ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_Again_ReplacesTheLink()
    {
        var first = await Portal.AddAsync(Roles.Editor, "Bob");
        var second = Assert.IsType<UserOutcome.Invited>(
            await Register.InviteAsync((await FindAsync("Bob")).Id, Ada.Change(), Cancellation)
        );
        Assert.Equal(HttpStatusCode.Gone, (await Portal.Stranger().GetAsync($"/account/join?token={first.Token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Portal.Stranger().GetAsync($"/account/join?token={second.Token}")).Status);
        Assert.Equal("person.invited", (await Portal.ActionsAsync(AuditStream.Content))[^1]);
    }

    [Fact]
    public async Task Invite_InactiveAccount_IsRefused()
    {
        await Portal.AddAsync(Roles.Editor, "Bob");
        var bob = await FindAsync("Bob");
        await ChangeAsync(bob, bob.Rights with { IsDisabled = true });
        Assert.IsType<UserOutcome.Invalid>(await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation));
    }
}
