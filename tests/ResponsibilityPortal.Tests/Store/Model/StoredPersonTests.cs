using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Store.Model;

public sealed class StoredPersonTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_account_works_from_the_start() => Assert.True(Person().IsActive(Now));

    [Fact]
    public void An_account_stops_at_its_end_to_the_tick()
    {
        var person = Person(endsAt: Now);
        Assert.True(person.IsActive(Now.AddTicks(-1)));
        Assert.False(person.IsActive(Now));
        Assert.False(person.IsActive(Now.AddDays(1)));
    }

    [Fact]
    public void A_disabled_account_does_not_work_until_it_is_enabled()
    {
        var person = Person();
        person.SetDisabled(true, Now);
        Assert.False(person.IsActive(Now));
        person.SetDisabled(false, Now);
        Assert.True(person.IsActive(Now));
        Assert.Null(person.DisabledAt);
    }

    [Fact]
    public void Disabling_again_keeps_the_day_of_the_first_time()
    {
        var person = Person();
        person.SetDisabled(true, Now);
        person.SetDisabled(true, Now.AddDays(1));
        Assert.Equal(Now, person.DisabledAt);
    }

    [Fact]
    public void Enabling_does_not_prolong_an_account_that_has_ended()
    {
        var person = Person(endsAt: Now);
        person.SetDisabled(true, Now);
        person.SetDisabled(false, Now);
        Assert.False(person.IsActive(Now));
    }

    [Theory]
    [InlineData(Roles.Admin, true, false, false, true)]
    [InlineData(Roles.All, true, false, false, true)]
    [InlineData(Roles.Editor | Roles.Approver | Roles.Auditor, true, false, false, false)]
    [InlineData(Roles.Admin, false, false, false, false)]
    [InlineData(Roles.Admin, true, true, false, false)]
    [InlineData(Roles.Admin, true, false, true, false)]
    public void Only_an_administrator_who_has_joined_works_and_has_no_end_can_be_relied_on(
        Roles roles, bool hasJoined, bool isDisabled, bool hasEnd, bool isLasting)
    {
        var person = Person(roles, hasEnd ? Now.AddYears(1) : null);
        if (hasJoined)
        {
            person.Join(Now);
        }

        person.SetDisabled(isDisabled, Now);
        Assert.Equal(isLasting, person.IsLastingAdministrator);
    }

    [Fact]
    public void Joining_again_keeps_the_day_of_the_first_time()
    {
        var person = Person();
        person.Join(Now);
        person.Join(Now.AddDays(1));
        Assert.Equal(Now, person.JoinedAt);
    }

    [Fact]
    public void What_the_log_keeps_follows_the_person()
    {
        var person = Person(Roles.Editor, Now.AddDays(1));
        person.SetDisabled(true, Now);
        var record = person.ToRecord();
        Assert.Equal((person.Id, "Bob", "bob@example.com", Roles.Editor, Now.AddDays(1), true), (record.Id, record.Name, record.Email, record.Roles, record.EndsAt, record.IsDisabled));
        Assert.Equal(new Actor(person.Id.ToString("D"), "Bob"), person.ToActor());
    }

    private static StoredPerson Person(Roles roles = Roles.None, DateTimeOffset? endsAt = null) =>
        StoredPerson.Create(Guid.CreateVersion7(), "Bob", "bob@example.com", roles, endsAt, Now.AddDays(-1));
}
