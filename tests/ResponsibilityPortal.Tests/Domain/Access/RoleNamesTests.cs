using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Tests.Domain.Access;

public sealed class RoleNamesTests
{
    [Fact]
    public void Of_EverySingleRole_HasItsOwnName()
    {
        var single = Enum.GetValues<Roles>().Where(role => role != Roles.None && (role & (role - 1)) == Roles.None).ToList();
        Assert.Equal(single.Order(), RoleNames.Each.Order());
        Assert.Equal(single.Count, single.Select(RoleNames.Of).Distinct().Count());
    }

    [Fact]
    public void All_IsTheSetOfEverySingleRole() => Assert.Equal(Roles.All, RoleNames.Each.Aggregate(Roles.None, (all, role) => all | role));

    [Theory]
    [InlineData(Roles.None, "none")]
    [InlineData(Roles.Admin, "admin")]
    [InlineData(Roles.Editor | Roles.Admin, "admin, editor")]
    [InlineData(Roles.FirstAdministrator, "admin, approver, editor")]
    [InlineData(Roles.All, "admin, approver, editor, auditor")]
    public void Words_OfASet_ListsTheMostPowerfulRoleFirst(Roles roles, string words) => Assert.Equal(words, RoleNames.Words(roles));

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.FirstAdministrator)]
    [InlineData((Roles)16)]
    public void Of_NoneOrSeveralRoles_Throws(Roles roles) => Assert.Throws<ArgumentOutOfRangeException>(() => RoleNames.Of(roles));
}
