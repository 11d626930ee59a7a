using System.Security.Claims;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class SignedInTests
{
    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Auditor | Roles.Editor)]
    [InlineData(Roles.All)]
    public void From_WrittenPrincipal_ReadsTheSame(Roles roles)
    {
        var who = new SignedIn(Guid.NewGuid(), Guid.NewGuid(), "Bob", "bob@example.com", roles);
        Assert.Equal(who, SignedIn.From(who.ToPrincipal()));
    }

    [Fact]
    public void Cookie_ContainsOnlyTheIdOfTheSession()
    {
        var session = Guid.NewGuid();
        var cookie = SignedIn.ToCookie(session);
        Assert.Equal(session.ToString("D"), Assert.Single(cookie.Claims).Value);
        Assert.Equal(session, SignedIn.SessionOf(cookie));
        Assert.Null(SignedIn.From(cookie));
    }

    [Fact]
    public void From_Stranger_IsNull()
    {
        Assert.Null(SignedIn.From(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Null(SignedIn.SessionOf(null));
    }
}
