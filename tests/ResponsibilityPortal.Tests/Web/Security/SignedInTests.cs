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
    public void Is_read_from_a_principal_as_it_was_written(Roles roles)
    {
        var who = new SignedIn(Guid.NewGuid(), Guid.NewGuid(), "Bob", "bob@example.com", roles);
        Assert.Equal(who, SignedIn.From(who.ToPrincipal()));
    }

    [Fact]
    public void A_cookie_holds_the_name_of_the_session_and_nothing_else()
    {
        var session = Guid.NewGuid();
        var cookie = SignedIn.ToCookie(session);
        Assert.Equal(session.ToString("D"), Assert.Single(cookie.Claims).Value);
        Assert.Equal(session, SignedIn.SessionOf(cookie));
        Assert.Null(SignedIn.From(cookie));
    }

    [Fact]
    public void A_stranger_is_nobody()
    {
        Assert.Null(SignedIn.From(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Null(SignedIn.SessionOf(null));
    }
}
