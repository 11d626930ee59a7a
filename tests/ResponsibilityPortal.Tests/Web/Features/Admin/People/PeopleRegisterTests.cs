using System.Net;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.People;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.People;

public sealed class PeopleRegisterTests : IAsyncLifetime
{
    private PeopledPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PeopleRegister Register => _portal.Register;

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync() => _portal = await PeopledPortal.StartAsync();

    [Fact]
    public async Task An_added_person_stands_in_the_list_and_in_the_log_with_a_link_for_72_hours()
    {
        var invited = await _portal.AddAsync(Roles.Editor | Roles.Approver, "Bob");
        Assert.Equal(UtcInstant.ToMilliseconds(_portal.Clock.GetUtcNow()).AddHours(72), invited.ExpiresAt);
        var bob = await FindAsync("Bob");
        Assert.Equal(("bob@example.com", "invited", new PersonRights(Roles.Editor | Roles.Approver, null, false)), (bob.Email, bob.Standing, bob.Rights));
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("person.added", $"people/{bob.Id}", Ada.Actor.Id), (entry.Action, entry.Target, entry.ActorId));
        Assert.Equal("bob@example.com", PeopledPortal.DataOf(entry).GetProperty("email").GetString());
        Assert.DoesNotContain(invited.Token, System.Text.Encoding.UTF8.GetString(entry.Payload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "bob@example.com", "A name is needed")]
    [InlineData("   ", "bob@example.com", "A name is needed")]
    [InlineData("Bob\n", "bob@example.com", null)]
    [InlineData("Bo\nb", "bob@example.com", "cannot be shown")]
    [InlineData("Bob", "bob", "not an e-mail address")]
    [InlineData("Bob", "", "not an e-mail address")]
    public async Task Name_and_address_must_be_such(string name, string email, string? problem)
    {
        var outcome = await Register.AddAsync(new AddPerson(name, email, Roles.None, null), Ada.Change(), Cancellation);
        if (problem is null)
        {
            Assert.IsType<PeopleOutcome.Invited>(outcome);
        }
        else
        {
            Assert.Contains(problem, Assert.IsType<PeopleOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
            Assert.Equal(1, await ContentCountAsync());
        }
    }

    [Fact]
    public async Task An_address_has_one_account_however_it_is_written()
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var outcome = await Register.AddAsync(new AddPerson("Robert", " BOB@Example.com ", Roles.None, null), Ada.Change(), Cancellation);
        Assert.Contains("has an account already", Assert.IsType<PeopleOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.Equal(2, await ContentCountAsync());
    }

    [Fact]
    public async Task Of_many_who_add_the_same_address_at_once_one_succeeds()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Register.AddAsync(new AddPerson("Bob", "bob@example.com", Roles.None, null), Ada.Change(), Cancellation), Cancellation)));
        Assert.Single(outcomes.OfType<PeopleOutcome.Invited>());
        Assert.Equal(7, outcomes.OfType<PeopleOutcome.Invalid>().Count());
        Assert.Equal(2, await ContentCountAsync());
    }

    [Theory]
    [InlineData(null, "needs a last day")]
    [InlineData(90, "90 days at most")]
    [InlineData(-1, "over already")]
    [InlineData(89, null)]
    [InlineData(0, null)]
    public async Task An_auditor_needs_a_last_day_within_90_days(int? days, string? problem)
    {
        DateOnly? lastDay = days is { } count ? _portal.Today.AddDays(count) : null;
        var outcome = await Register.AddAsync(new AddPerson("Bob", "bob@example.com", Roles.Auditor, lastDay), Ada.Change(), Cancellation);
        Assert.Equal(problem is null, outcome is PeopleOutcome.Invited);
        Assert.Contains(problem ?? "", (outcome as PeopleOutcome.Invalid)?.Problem ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_becomes_an_auditor_needs_a_last_day_and_who_is_one_keeps_it_through_other_changes()
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var bob = await FindAsync("Bob");
        Assert.IsType<PeopleOutcome.Invalid>(await ChangeAsync(bob, bob.Rights with { Roles = Roles.Auditor }));
        Assert.IsType<PeopleOutcome.Done>(await ChangeAsync(bob, bob.Rights with { Roles = Roles.Auditor, LastDay = _portal.Today.AddDays(30) }));
        bob = await FindAsync("Bob");
        Assert.IsType<PeopleOutcome.Invalid>(await ChangeAsync(bob, bob.Rights with { LastDay = null }));
        Assert.IsType<PeopleOutcome.Invalid>(await ChangeAsync(bob, bob.Rights with { LastDay = _portal.Today.AddDays(91) }));
        Assert.IsType<PeopleOutcome.Done>(await ChangeAsync(bob, bob.Rights with { Roles = Roles.Auditor | Roles.Editor }));
    }

    [Fact]
    public async Task A_change_stands_in_the_log_with_what_was_and_what_is()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        Assert.IsType<PeopleOutcome.Done>(await ChangeAsync(await FindAsync("Bob"), new PersonRights(Roles.Approver, _portal.Today, false)));
        Assert.Equal(Roles.Approver, (await _portal.PersonAsync(bob.Id)).Roles);
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        var data = PeopledPortal.DataOf(entry);
        Assert.Equal("person.changed", entry.Action);
        Assert.Equal("editor", Assert.Single(data.GetProperty("before").GetProperty("roles").EnumerateArray()).GetString());
        Assert.Equal("approver", Assert.Single(data.GetProperty("after").GetProperty("roles").EnumerateArray()).GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, data.GetProperty("before").GetProperty("endsAt").ValueKind);
        Assert.Equal(_portal.Today.AddDays(1).ToString("yyyy-MM-dd", null) + "T00:00:00.000Z", data.GetProperty("after").GetProperty("endsAt").GetString());
    }

    [Fact]
    public async Task An_account_works_through_its_last_day_and_not_after()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob", _portal.Today.AddDays(1));
        var endOfDay = new DateTimeOffset(_portal.Today.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Assert.True((await _portal.PersonAsync(bob.Id)).IsActive(endOfDay.AddTicks(-1)));
        Assert.False((await _portal.PersonAsync(bob.Id)).IsActive(endOfDay));
        _portal.Clock.SetUtcNow(endOfDay);
        Assert.Equal("ended", (await FindAsync("Bob")).Standing);
    }

    [Fact]
    public async Task Rights_that_change_hold_at_the_next_request()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/admin")).Status);
        await ChangeAsync(await FindAsync("Bob"), new PersonRights(Roles.None, null, false));
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.Browser.GetAsync("/admin")).Status);
    }

    [Fact]
    public async Task Who_is_disabled_is_signed_out_for_good_and_loses_the_link()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        var link = Assert.IsType<PeopleOutcome.Invited>(await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation));
        await ChangeAsync(await FindAsync("Bob"), new PersonRights(Roles.Editor, null, true));
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await _portal.Stranger().GetAsync($"/account/join?token={link.Token}")).Status);
        Assert.Equal("disabled", (await FindAsync("Bob")).Standing);
        await ChangeAsync(await FindAsync("Bob"), new PersonRights(Roles.Editor, null, false));
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await _portal.Stranger().GetAsync($"/account/join?token={link.Token}")).Status);
    }

    [Fact]
    public async Task Change_OfNameAndAddress_IsRecordedAndTheUserSignsInWithTheNewAddress()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        Assert.IsType<PeopleOutcome.Done>(await CorrectAsync(await FindAsync("Bob"), new PersonIdentity(" Robert ", "Robert@example.com ")));
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal("person.changed", entry.Action);
        var data = PeopledPortal.DataOf(entry);
        Assert.Equal(
            ("Bob", "bob@example.com", "Robert", "Robert@example.com"),
            (data.GetProperty("before").GetProperty("name").GetString(), data.GetProperty("before").GetProperty("email").GetString(),
                data.GetProperty("after").GetProperty("name").GetString(), data.GetProperty("after").GetProperty("email").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/account")).Status);
        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), "bob@example.com", Member.Password)).Says(HttpStatusCode.OK, "That did not work.");
        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(bob with { Email = "robert@example.com" })).Answer.Status);
    }

    [Theory]
    [InlineData("Bob", "ADA@example.com", "already uses")]
    [InlineData("Bob", "no address", "not an e-mail address")]
    [InlineData("", "bob@example.com", "name is needed")]
    [InlineData("Bob\u202E", "bob@example.com", "cannot be shown")]
    public async Task Change_ToAWrongOrTakenIdentity_IsRefused(string name, string email, string problem)
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var outcome = await CorrectAsync(await FindAsync("Bob"), new PersonIdentity(name, email));
        Assert.Contains(problem, Assert.IsType<PeopleOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.Equal(2, await ContentCountAsync());
        Assert.Equal("bob@example.com", (await FindAsync("Bob")).Email);
    }

    [Fact]
    public async Task Change_OfAnIdentityThatSomeoneElseHasChanged_IsRefused()
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var seen = await FindAsync("Bob");
        await CorrectAsync(seen, new PersonIdentity("Robert", seen.Email));
        Assert.IsType<PeopleOutcome.Stale>(await CorrectAsync(seen, new PersonIdentity("Rob", seen.Email)));
        Assert.Equal("Robert", (await FindAsync("Robert")).Name);
    }

    [Fact]
    public async Task List_ShowsLastSignInAndHowEachUserSignsIn()
    {
        await _portal.JoinAsync(Roles.Editor, "Bob");
        await _portal.AddAsync(Roles.None, "Invited");
        var (bob, invited) = (await FindAsync("Bob"), await FindAsync("Invited"));
        Assert.Equal("password and app", bob.SignsInWith);
        Assert.Equal(_portal.Clock.GetUtcNow(), bob.LastSignIn!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(("nothing yet", (DateTimeOffset?)null), (invited.SignsInWith, invited.LastSignIn));
    }

    [Fact]
    public async Task A_wish_for_what_holds_already_saves_and_records_nothing()
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var bob = await FindAsync("Bob");
        Assert.IsType<PeopleOutcome.Unchanged>(await ChangeAsync(bob, bob.Rights));
        Assert.IsType<PeopleOutcome.Unchanged>(
            await Register.ChangeAsync(new ChangePerson(bob.Id, new PersonRights(Roles.All, null, true), bob.Rights), Ada.Change(), Cancellation));
        Assert.Equal(2, await ContentCountAsync());
    }

    [Fact]
    public async Task A_decision_on_what_holds_no_longer_is_refused_with_what_does()
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var seen = await FindAsync("Bob");
        await ChangeAsync(seen, seen.Rights with { Roles = Roles.Approver });
        var stale = Assert.IsType<PeopleOutcome.Stale>(await ChangeAsync(seen, seen.Rights with { Roles = Roles.Admin }));
        Assert.Equal(new PersonRights(Roles.Approver, null, false), stale.Current);
        Assert.Equal(stale.Current, (await FindAsync("Bob")).Rights);
        Assert.Equal(3, await ContentCountAsync());
    }

    [Fact]
    public async Task An_operation_sent_again_acts_once()
    {
        var change = Ada.Change();
        var command = new AddPerson("Bob", "bob@example.com", Roles.Editor, null);
        Assert.IsType<PeopleOutcome.Invited>(await Register.AddAsync(command, change, Cancellation));
        Assert.IsType<PeopleOutcome.Done>(await Register.AddAsync(command, change, Cancellation));
        var bob = await FindAsync("Bob");
        var invite = Ada.Change();
        Assert.IsType<PeopleOutcome.Invited>(await Register.InviteAsync(bob.Id, invite, Cancellation));
        Assert.IsType<PeopleOutcome.Done>(await Register.InviteAsync(bob.Id, invite, Cancellation));
        Assert.Equal(3, await ContentCountAsync());
    }

    [Fact]
    public async Task An_operation_sent_many_times_at_once_acts_once()
    {
        var change = Ada.Change();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Register.AddAsync(new AddPerson("Bob", "bob@example.com", Roles.None, null), change, Cancellation), Cancellation)));
        Assert.Single(outcomes.OfType<PeopleOutcome.Invited>());
        Assert.Equal(7, outcomes.OfType<PeopleOutcome.Done>().Count());
        Assert.Equal(2, await ContentCountAsync());
    }

    [Fact]
    public async Task An_operation_that_changed_nothing_is_looked_at_afresh()
    {
        var change = Ada.Change();
        Assert.IsType<PeopleOutcome.Invalid>(await Register.AddAsync(new AddPerson("", "bob@example.com", Roles.None, null), change, Cancellation));
        Assert.IsType<PeopleOutcome.Invited>(await Register.AddAsync(new AddPerson("Bob", "bob@example.com", Roles.None, null), change, Cancellation));
    }

    public static TheoryData<Roles, bool, bool> WaysToLoseAnAdministrator => new()
    {
        { Roles.Editor | Roles.Approver, false, false },
        { Roles.None, false, false },
        { Roles.FirstAdministrator, true, false },
        { Roles.FirstAdministrator, false, true },
    };

    [Theory]
    [MemberData(nameof(WaysToLoseAnAdministrator))]
    public async Task The_last_administrator_remains_one(Roles roles, bool hasEnd, bool isDisabled)
    {
        // Neither who was only invited nor who will leave can take over.
        await _portal.AddAsync(Roles.Admin, "Invited");
        await _portal.JoinAsync(Roles.Admin, "Leaving", _portal.Today.AddDays(30));
        var wanted = new PersonRights(roles, hasEnd ? _portal.Today.AddDays(30) : null, isDisabled);
        var outcome = await ChangeAsync(await FindAsync(Ada.Name), wanted);
        Assert.Contains("last administrator", Assert.IsType<PeopleOutcome.Invalid>(outcome).Problem, StringComparison.Ordinal);
        Assert.True((await _portal.PersonAsync(Ada.Id)).IsLastingAdministrator);
        Assert.Equal(3, await ContentCountAsync());
        await _portal.JoinAsync(Roles.Admin, "Second");
        Assert.IsType<PeopleOutcome.Done>(await ChangeAsync(await FindAsync(Ada.Name), wanted));
    }

    [Fact]
    public async Task Of_two_administrators_who_remove_each_other_at_once_one_remains()
    {
        var bob = await _portal.JoinAsync(Roles.FirstAdministrator, "Bob");
        var (ada, other) = (await FindAsync(Ada.Name), await FindAsync("Bob"));
        var none = new PersonRights(Roles.None, null, false);
        await Task.WhenAll(
            Task.Run(() => Register.ChangeAsync(new ChangePerson(other.Id, other.Rights, none), Ada.Change(), Cancellation), Cancellation),
            Task.Run(() => Register.ChangeAsync(new ChangePerson(ada.Id, ada.Rights, none), bob.Change(), Cancellation), Cancellation));
        Assert.Single(new[] { await _portal.PersonAsync(Ada.Id), await _portal.PersonAsync(bob.Id) }, person => person.IsLastingAdministrator);
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Editor | Roles.Approver)]
    public async Task Only_administrators_act_and_who_tries_is_recorded(Roles roles)
    {
        var bob = await _portal.JoinAsync(roles, "Bob");
        var ada = await FindAsync(Ada.Name);
        var before = await ContentCountAsync();
        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotAllowed), await Register.AddAsync(new AddPerson("Eve", "eve@example.com", Roles.Admin, null), bob.Change(), Cancellation));
        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotAllowed), await Register.ChangeAsync(new ChangePerson(ada.Id, ada.Rights, new PersonRights(Roles.None, null, true)), bob.Change(), Cancellation));
        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotAllowed), await Register.InviteAsync(ada.Id, bob.Change(), Cancellation));
        Assert.Equal(before, await ContentCountAsync());
        var refusals = (await _portal.LogAsync(AuditStream.Access)).Where(entry => entry.Action == "access.refused").ToList();
        Assert.Equal(["people/add", "people/change", "people/invite"], refusals.Select(entry => entry.Target));
        Assert.All(refusals, entry =>
        {
            Assert.Equal((bob.Actor.Id, "Bob"), (entry.ActorId, entry.ActorName));
            Assert.Equal("admin", PeopledPortal.DataOf(entry).GetProperty("needed").GetString());
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_administrator_whose_account_does_not_work_does_not_act(bool isDisabled)
    {
        var bob = await _portal.JoinAsync(Roles.Admin, "Bob", isDisabled ? null : _portal.Today);
        if (isDisabled)
        {
            await ChangeAsync(await FindAsync("Bob"), new PersonRights(Roles.Admin, null, true));
        }
        else
        {
            _portal.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotAllowed), await Register.AddAsync(new AddPerson("Eve", "eve@example.com", Roles.Admin, null), bob.Change(), Cancellation));
        Assert.Null(await Register.ListAsync(bob.Actor, Cancellation));
    }

    [Theory]
    [InlineData("portal:operator")]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Who_has_no_account_does_not_act(string id)
    {
        var change = new Change(new Actor(id, "Somebody"), Guid.CreateVersion7(), null);
        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotAllowed), await Register.AddAsync(new AddPerson("Eve", "eve@example.com", Roles.Admin, null), change, Cancellation));
    }

    [Theory]
    [InlineData(Roles.None, false)]
    [InlineData(Roles.Editor, false)]
    [InlineData(Roles.Approver, false)]
    [InlineData(Roles.Auditor, true)]
    [InlineData(Roles.Admin, true)]
    public async Task Auditors_and_administrators_see_who_there_is(Roles roles, bool maySee)
    {
        var bob = await _portal.JoinAsync(roles, "Bob");
        var people = await Register.ListAsync(bob.Actor, Cancellation);
        Assert.Equal(maySee ? ["Ada Admin", "Bob"] : null, people?.Select(person => person.Name));
        Assert.Equal(!maySee, (await _portal.ActionsAsync(AuditStream.Access)).Contains("access.refused"));
    }

    [Fact]
    public async Task The_list_says_how_each_account_stands()
    {
        await _portal.AddAsync(Roles.None, "Late");
        _portal.Clock.Advance(TimeSpan.FromHours(72));
        await _portal.AddAsync(Roles.None, "Invited");
        var people = await Register.ListAsync(Ada.Actor, Cancellation);
        Assert.Equal(["Ada Admin active", "Invited invited", "Late link expired"], people!.Select(person => $"{person.Name} {person.Standing}"));
    }

    [Fact]
    public async Task A_further_link_takes_the_place_of_the_one_before()
    {
        var first = await _portal.AddAsync(Roles.Editor, "Bob");
        var second = Assert.IsType<PeopleOutcome.Invited>(await Register.InviteAsync((await FindAsync("Bob")).Id, Ada.Change(), Cancellation));
        Assert.Equal(HttpStatusCode.Gone, (await _portal.Stranger().GetAsync($"/account/join?token={first.Token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _portal.Stranger().GetAsync($"/account/join?token={second.Token}")).Status);
        Assert.Equal("person.invited", (await _portal.ActionsAsync(AuditStream.Content))[^1]);
    }

    [Fact]
    public async Task Whose_account_does_not_work_gets_no_link()
    {
        await _portal.AddAsync(Roles.Editor, "Bob");
        var bob = await FindAsync("Bob");
        await ChangeAsync(bob, bob.Rights with { IsDisabled = true });
        Assert.IsType<PeopleOutcome.Invalid>(await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation));
    }

    [Fact]
    public async Task Who_is_not_there_can_neither_be_changed_nor_invited()
    {
        var none = new PersonRights(Roles.None, null, false);
        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotFound), await Register.ChangeAsync(new ChangePerson(Guid.NewGuid(), none, none), Ada.Change(), Cancellation));
        Assert.Equal(new PeopleOutcome.NotDone(Refusal.NotFound), await Register.InviteAsync(Guid.NewGuid(), Ada.Change(), Cancellation));
        Assert.Equal(1, await ContentCountAsync());
    }

    [Fact]
    public async Task Every_act_stands_in_the_chain_of_its_stream()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        await ChangeAsync(await FindAsync("Bob"), new PersonRights(Roles.Approver, null, false));
        await Register.InviteAsync(bob.Id, bob.Change(), Cancellation);
        await Register.InviteAsync(bob.Id, Ada.Change(), Cancellation);
        await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), bob.Email, "not the password");
        await using var store = _portal.Host.OpenStore();
        foreach (var (stream, count) in new[] { (AuditStream.Content, 4), (AuditStream.Access, 9) })
        {
            var (previous, entries) = (AuditHead.GenesisHash, await _portal.LogAsync(stream));
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
    public async Task What_cannot_be_recorded_is_not_done()
    {
        await using (var store = _portal.Host.OpenStore())
        {
            await store.Database.ExecuteSqlAsync($"CREATE TRIGGER full_disk BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END", Cancellation);
        }

        await Assert.ThrowsAsync<DbUpdateException>(() => _portal.AddAsync(Roles.Editor, "Bob"));
        await using var after = _portal.Host.OpenStore();
        Assert.Equal(1, await after.People.CountAsync(Cancellation));
        Assert.Equal(0, await after.Invitations.CountAsync(Cancellation));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private Task<PeopleOutcome> ChangeAsync(Person person, PersonRights wanted) =>
        Register.ChangeAsync(new ChangePerson(person.Id, person.Rights, wanted), Ada.Change(), Cancellation);

    private Task<PeopleOutcome> CorrectAsync(Person person, PersonIdentity wanted) => Register.ChangeAsync(
        new ChangePerson(person.Id, person.Rights, person.Rights, new PersonIdentity(person.Name, person.Email), wanted), Ada.Change(), Cancellation);

    private async Task<Person> FindAsync(string name) => (await Register.ListAsync(Ada.Actor, Cancellation))!.Single(person => person.Name == name);

    private async Task<int> ContentCountAsync() => (await _portal.LogAsync(AuditStream.Content)).Count;
}
