using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

/// <summary>Who may manage and see users, and what is recorded of it.</summary>
public sealed class UserRegisterTests : UserRegisterTestBase
{
    [Fact]
    public async Task List_ShowsLastSignInAndHowEachUserSignsIn()
    {
        await Portal.JoinAsync(Roles.Editor, "Bob");
        await Portal.AddAsync(Roles.None, "Invited");
        var (bob, invited) = (await FindAsync("Bob"), await FindAsync("Invited"));
        Assert.Equal("password and app", bob.SignsInWith);
        Assert.Equal(Portal.Clock.GetUtcNow(), bob.LastSignIn!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(("nothing yet", (DateTimeOffset?)null), (invited.SignsInWith, invited.LastSignIn));
    }

    [Fact]
    public async Task Commands_SentAgain_ActOnce()
    {
        var change = Ada.Change();
        var command = new AddUser("Bob", "bob@example.com", Roles.Editor, null);
        Assert.IsType<UserOutcome.Invited>(await Register.AddAsync(command, change, Cancellation));
        Assert.IsType<UserOutcome.Done>(await Register.AddAsync(command, change, Cancellation));
        var bob = await FindAsync("Bob");
        var invite = Ada.Change();
        Assert.IsType<UserOutcome.Invited>(await Register.InviteAsync(bob.Id, invite, Cancellation));
        Assert.IsType<UserOutcome.Done>(await Register.InviteAsync(bob.Id, invite, Cancellation));
        Assert.Equal(3, await ContentCountAsync());
    }

    [Fact]
    public async Task Commands_SentManyTimesAtOnce_ActOnce()
    {
        var change = Ada.Change();
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () => Register.AddAsync(new AddUser("Bob", "bob@example.com", Roles.None, null), change, Cancellation),
                        Cancellation
                    )
                )
        );
        Assert.Single(outcomes.OfType<UserOutcome.Invited>());
        Assert.Equal(7, outcomes.OfType<UserOutcome.Done>().Count());
        Assert.Equal(2, await ContentCountAsync());
    }

    public static TheoryData<Roles, bool, bool> WaysToLoseAnAdministrator =>
        new()
        {
            { Roles.Editor | Roles.Approver, false, false },
            { Roles.None, false, false },
            { Roles.FirstAdministrator, true, false },
            { Roles.FirstAdministrator, false, true },
        };

    [Theory]
    [MemberData(nameof(WaysToLoseAnAdministrator))]
    public async Task Change_OfTheLastAdministrator_IsRefused(Roles roles, bool hasEnd, bool isDisabled)
    {
        // A user who is only invited, or who will leave, can't take over.
        await Portal.AddAsync(Roles.Admin, "Invited");
        await Portal.JoinAsync(Roles.Admin, "Leaving", Portal.Today.AddDays(30));
        var wanted = new UserRights(roles, hasEnd ? Portal.Today.AddDays(30) : null, isDisabled);
        var outcome = await ChangeAsync(await FindAsync(Ada.Name), wanted);
        Assert.Contains("last administrator", Assert.IsType<UserOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.True((await Portal.UserAsync(Ada.Id)).IsLastingAdministrator);
        Assert.Equal(3, await ContentCountAsync());
        await Portal.JoinAsync(Roles.Admin, "Second");
        Assert.IsType<UserOutcome.Done>(await ChangeAsync(await FindAsync(Ada.Name), wanted));
    }

    [Fact]
    public async Task Change_OfTwoAdministratorsByEachOther_LeavesOne()
    {
        var bob = await Portal.JoinAsync(Roles.FirstAdministrator, "Bob");
        var (ada, other) = (await FindAsync(Ada.Name), await FindAsync("Bob"));
        var none = new UserRights(Roles.None, null, false);
        await Task.WhenAll(
            Task.Run(() => Register.ChangeAsync(new ChangeUser(other.Id, other.Rights, none), Ada.Change(), Cancellation), Cancellation),
            Task.Run(() => Register.ChangeAsync(new ChangeUser(ada.Id, ada.Rights, none), bob.Change(), Cancellation), Cancellation)
        );
        Assert.Single(new[] { await Portal.UserAsync(Ada.Id), await Portal.UserAsync(bob.Id) }, person => person.IsLastingAdministrator);
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Editor | Roles.Approver)]
    public async Task Commands_WithoutTheRole_AreRefusedAndRecorded(Roles roles)
    {
        var bob = await Portal.JoinAsync(roles, "Bob");
        var ada = await FindAsync(Ada.Name);
        var before = await ContentCountAsync();
        Assert.Equal(
            new UserOutcome.NotDone(Refusal.NotAllowed),
            await Register.AddAsync(new AddUser("Eve", "eve@example.com", Roles.Admin, null), bob.Change(), Cancellation)
        );
        Assert.Equal(
            new UserOutcome.NotDone(Refusal.NotAllowed),
            await Register.ChangeAsync(
                new ChangeUser(ada.Id, ada.Rights, new UserRights(Roles.None, null, true)),
                bob.Change(),
                Cancellation
            )
        );
        Assert.Equal(new UserOutcome.NotDone(Refusal.NotAllowed), await Register.InviteAsync(ada.Id, bob.Change(), Cancellation));
        Assert.Equal(before, await ContentCountAsync());
        var refusals = (await Portal.LogAsync(AuditStream.Access)).Where(entry => entry.Action == "access.refused").ToList();
        Assert.Equal(["people/add", "people/change", "people/invite"], refusals.Select(entry => entry.Target));
        Assert.All(
            refusals,
            entry =>
            {
                Assert.Equal((bob.Actor.Id, "Bob"), (entry.ActorId, entry.ActorName));
                Assert.Equal("admin", PortalWithUsers.DataOf(entry).GetProperty("needed").GetString());
            }
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commands_OfAnInactiveAdministrator_AreRefused(bool isDisabled)
    {
        var bob = await Portal.JoinAsync(Roles.Admin, "Bob", isDisabled ? null : Portal.Today);
        if (isDisabled)
        {
            await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.Admin, null, true));
        }
        else
        {
            Portal.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            new UserOutcome.NotDone(Refusal.NotAllowed),
            await Register.AddAsync(new AddUser("Eve", "eve@example.com", Roles.Admin, null), bob.Change(), Cancellation)
        );
        Assert.Null(await Register.ListAsync(bob.Actor, Cancellation));
    }

    [Theory]
    [InlineData("portal:operator")]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Commands_WithoutAnAccount_AreRefused(string id)
    {
        var change = new Change(new Actor(id, "Somebody"), Guid.CreateVersion7(), null);
        Assert.Equal(
            new UserOutcome.NotDone(Refusal.NotAllowed),
            await Register.AddAsync(new AddUser("Eve", "eve@example.com", Roles.Admin, null), change, Cancellation)
        );
    }

    [Theory]
    [InlineData(Roles.None, false)]
    [InlineData(Roles.Editor, false)]
    [InlineData(Roles.Approver, false)]
    [InlineData(Roles.Auditor, true)]
    [InlineData(Roles.Admin, true)]
    public async Task List_ForAuditorsAndAdministrators_HasAllUsers(Roles roles, bool maySee)
    {
        var bob = await Portal.JoinAsync(roles, "Bob");
        var people = await Register.ListAsync(bob.Actor, Cancellation);
        Assert.Equal(maySee ? ["Ada Admin", "Bob"] : null, people?.Select(person => person.Name));
        Assert.Equal(!maySee, (await Portal.ActionsAsync(AuditStream.Access)).Contains("access.refused"));
    }

    [Fact]
    public async Task List_HasTheStatusOfEachAccount()
    {
        await Portal.AddAsync(Roles.None, "Late");
        Portal.Clock.Advance(TimeSpan.FromHours(72));
        await Portal.AddAsync(Roles.None, "Invited");
        var people = await Register.ListAsync(Ada.Actor, Cancellation);
        Assert.Equal(
            ["Ada Admin active", "Invited invited", "Late link expired"],
            people!.Select(person => $"{person.Name} {person.Status}")
        );
    }

    [Fact]
    public async Task Commands_ForAnUnknownUser_AreNotFound()
    {
        var none = new UserRights(Roles.None, null, false);
        Assert.Equal(
            new UserOutcome.NotDone(Refusal.NotFound),
            await Register.ChangeAsync(new ChangeUser(Guid.NewGuid(), none, none), Ada.Change(), Cancellation)
        );
        Assert.Equal(new UserOutcome.NotDone(Refusal.NotFound), await Register.InviteAsync(Guid.NewGuid(), Ada.Change(), Cancellation));
        Assert.Equal(1, await ContentCountAsync());
    }

    [Fact]
    public async Task Commands_AreRecordedInTheChainOfTheirStream()
    {
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob");
        await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.Approver, null, false));
        await Register.InviteAsync(bob.Id, bob.Change(), Cancellation);
        await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation);
        await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), bob.Email, "not the password");
        await using var store = Portal.Host.OpenStore();
        foreach (var (stream, count) in new[] { (AuditStream.Content, 4), (AuditStream.Access, 9) })
        {
            var (previous, entries) = (AuditHead.GenesisHash, await Portal.LogAsync(stream));
            Assert.Equal(count, entries.Count);
            foreach (var (index, entry) in entries.Index())
            {
                Assert.Equal((index + 1, previous), (entry.Sequence, entry.PreviousHash));
                Assert.Equal(AuditEntry.HashOf(previous, entry.Payload), entry.Hash);
                previous = entry.Hash;
            }

            var head = await store.AuditHeads.SingleAsync(head => head.Stream == stream, Cancellation);
            Assert.Equal(new AuditHead(stream, count, previous), head.ToHead());
        }
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Commands_ThatCannotBeRecorded_ChangeNothing()
    {
        await using (var store = Portal.Host.OpenStore())
        {
            await store.Database.ExecuteSqlAsync(
                $"CREATE TRIGGER full_disk BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
                Cancellation
            );
        }

        await Assert.ThrowsAsync<DbUpdateException>(() => Portal.AddAsync(Roles.Editor, "Bob"));
        await using var after = Portal.Host.OpenStore();
        Assert.Equal(1, await after.Users.CountAsync(Cancellation));
        Assert.Equal(0, await after.Invitations.CountAsync(Cancellation));
    }
}
