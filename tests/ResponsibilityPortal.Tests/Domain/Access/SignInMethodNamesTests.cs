using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Domain.Access;

public sealed class SignInMethodNamesTests
{
    /// <summary>Sessions and the log of earlier releases contain these texts.</summary>
    [Fact]
    public void Of_EachMethod_IsTheStoredText()
    {
        var names = Enum.GetValues<SignInMethod>().Select(SignInMethodNames.Of).ToList();
        Assert.Equal(["passkey", "password and app", "password and recovery code"], names);
        Assert.All(names, name => Assert.True(name.Length <= StoredSession.MethodMaxLength));
    }
}
