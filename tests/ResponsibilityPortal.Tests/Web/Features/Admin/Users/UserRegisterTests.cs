using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

/// <summary>Who may manage and see users, and what is recorded of it.</summary>
public sealed class UserRegisterTests(SharedPortal shared) : SharedPortalTest(shared), IClassFixture<SharedPortal>
{
    [Fact]
    public async Task List_ShowsLastSignInAndHowEachUserSignsIn()
    {
        var (joined, added) = (await JoinAsync(Roles.Editor), NewName());
        await Portal.AddAsync(Roles.None, added);
        var (bob, invited) = (await FindAsync(joined.Name), await FindAsync(added));
        Assert.Equal("password and app", bob.SignsInWith);
        Assert.Equal(Portal.Clock.GetUtcNow(), bob.LastSignIn!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(("nothing yet", (DateTimeOffset?)null), (invited.SignsInWith, invited.LastSignIn));
    }

    [Fact]
    public async Task Commands_SentAgain_ActOnce()
    {
        var change = Ada.Change();
        var name = NewName();
        var command = new AddUser(name, PortalWithUsers.EmailOf(name), Roles.Editor, null);
        Assert.IsType<UserOutcome.Invited>(await Register.AddAsync(command, change, Cancellation));
        Assert.IsType<UserOutcome.Done>(await Register.AddAsync(command, change, Cancellation));
        var bob = await FindAsync(name);
        var invite = Ada.Change();
        Assert.IsType<UserOutcome.Invited>(await Register.InviteAsync(bob.Id, invite, Cancellation));
        Assert.IsType<UserOutcome.Done>(await Register.InviteAsync(bob.Id, invite, Cancellation));
        Assert.Equal(2, await ContentCountAsync());
    }

    [Fact]
    public async Task Commands_SentManyTimesAtOnce_ActOnce()
    {
        var change = Ada.Change();
        var name = NewName();
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () => Register.AddAsync(new AddUser(name, PortalWithUsers.EmailOf(name), Roles.None, null), change, Cancellation),
                        Cancellation
                    )
                )
        );
        Assert.Single(outcomes.OfType<UserOutcome.Invited>());
        Assert.Equal(7, outcomes.OfType<UserOutcome.Done>().Count());
        Assert.Equal(1, await ContentCountAsync());
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
        await StartOwnPortalAsync();

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
        await StartOwnPortalAsync();
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
        var bob = await JoinAsync(roles);
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
        var refusals = (await LogAsync(AuditStream.Access)).Where(entry => entry.Action == "access.refused").ToList();
        Assert.Equal(["people/add", "people/change", "people/invite"], refusals.Select(entry => entry.Target));
        Assert.All(
            refusals,
            entry =>
            {
                Assert.Equal((bob.Actor.Id, bob.Name), (entry.ActorId, entry.ActorName));
                Assert.Equal("admin", PortalWithUsers.DataOf(entry).GetProperty("needed").GetString());
            }
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commands_OfAnInactiveAdministrator_AreRefused(bool isDisabled)
    {
        await StartOwnPortalAsync();
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
        var bob = await JoinAsync(roles);
        await using var store = Portal.Host.OpenStore();
        var names = await store.Users.Select(person => person.Name).ToListAsync(Cancellation);
        Assert.Contains(bob.Name, names);
        var people = await Register.ListAsync(bob.Actor, Cancellation);
        Assert.Equal(maySee ? names.Order(StringComparer.OrdinalIgnoreCase) : null, people?.Select(person => person.Name));
        Assert.Equal(!maySee, (await ActionsAsync(AuditStream.Access)).Contains("access.refused"));
    }

    [Fact]
    public async Task List_HasTheStatusOfEachAccount()
    {
        await StartOwnPortalAsync();
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
        Assert.Equal(0, await ContentCountAsync());
    }

    [Fact]
    public async Task Commands_AreRecordedInTheChainOfTheirStream()
    {
        await StartOwnPortalAsync();
        var bob = await Portal.JoinAsync(Roles.Editor, "Bob");
        await ChangeAsync(await FindAsync("Bob"), new UserRights(Roles.Approver, null, false));
        await Register.InviteAsync(bob.Id, bob.Change(), Cancellation);
        await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation);
        await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), bob.Email, "not the password");
        await using var store = Portal.Host.OpenStore();
        foreach (var (stream, count) in new[] { (AuditStream.Content, 4), (AuditStream.Access, 9) })
        {
            var (previous, entries) = (AuditHead.GenesisHash, await LogAsync(stream));
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
        await StartOwnPortalAsync();
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

    private UserRegister Register => Portal.Register;

    private Member Ada => Portal.Admin;

    private Task<UserOutcome> ChangeAsync(User person, UserRights wanted) =>
        Register.ChangeAsync(new ChangeUser(person.Id, person.Rights, wanted), Ada.Change(), Cancellation);

    private async Task<User> FindAsync(string name) =>
        (await Register.ListAsync(Ada.Actor, Cancellation))!.Single(person => person.Name == name);

    private async Task<int> ContentCountAsync() => (await LogAsync(AuditStream.Content)).Count;
}
