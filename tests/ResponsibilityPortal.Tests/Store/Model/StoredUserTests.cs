using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Store.Model;

public sealed class StoredUserTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void IsActive_NewAccount_IsTrue() => Assert.True(User().IsActive(Now));

    [Fact]
    public void IsActive_FromItsEndOn_IsFalse()
    {
        var user = User(endsAt: Now);
        Assert.True(user.IsActive(Now.AddTicks(-1)));
        Assert.False(user.IsActive(Now));
        Assert.False(user.IsActive(Now.AddDays(1)));
    }

    [Fact]
    public void IsActive_DisabledAccount_IsFalseUntilEnabled()
    {
        var user = User();
        user.SetDisabled(true, Now);
        Assert.False(user.IsActive(Now));
        user.SetDisabled(false, Now);
        Assert.True(user.IsActive(Now));
        Assert.Null(user.DisabledAt);
    }

    [Fact]
    public void SetDisabled_Twice_KeepsTheFirstTime()
    {
        var user = User();
        user.SetDisabled(true, Now);
        user.SetDisabled(true, Now.AddDays(1));
        Assert.Equal(Now, user.DisabledAt);
    }

    [Fact]
    public void SetDisabled_OfAnEndedAccount_DoesNotProlongIt()
    {
        var user = User(endsAt: Now);
        user.SetDisabled(true, Now);
        user.SetDisabled(false, Now);
        Assert.False(user.IsActive(Now));
    }

    [Theory]
    [InlineData(Roles.Admin, true, false, false, true)]
    [InlineData(Roles.All, true, false, false, true)]
    [InlineData(Roles.Editor | Roles.Approver | Roles.Auditor, true, false, false, false)]
    [InlineData(Roles.Admin, false, false, false, false)]
    [InlineData(Roles.Admin, true, true, false, false)]
    [InlineData(Roles.Admin, true, false, true, false)]
    public void IsLastingAdministrator_NeedsRoleJoiningAndNoEnd(Roles roles, bool hasJoined, bool isDisabled, bool hasEnd, bool isLasting)
    {
        var user = User(roles, hasEnd ? Now.AddYears(1) : null);
        if (hasJoined)
        {
            user.Join(Now);
        }

        user.SetDisabled(isDisabled, Now);
        Assert.Equal(isLasting, user.IsLastingAdministrator);
    }

    [Fact]
    public void Join_Twice_KeepsTheFirstTime()
    {
        var user = User();
        user.Join(Now);
        user.Join(Now.AddDays(1));
        Assert.Equal(Now, user.JoinedAt);
    }

    [Fact]
    public void ToRecord_HasTheValuesOfTheUser()
    {
        var user = User(Roles.Editor, Now.AddDays(1));
        user.SetDisabled(true, Now);
        var record = user.ToRecord();
        Assert.Equal(
            (user.Id, "Bob", "bob@example.com", Roles.Editor, Now.AddDays(1), true),
            (record.Id, record.Name, record.Email, record.Roles, record.EndsAt, record.IsDisabled)
        );
        Assert.Equal(new Actor(user.Id.ToString("D"), "Bob"), user.ToActor());
    }

    private static StoredUser User(Roles roles = Roles.None, DateTimeOffset? endsAt = null) =>
        StoredUser.Create(Guid.CreateVersion7(), "Bob", "bob@example.com", roles, endsAt, Now.AddDays(-1));
}
