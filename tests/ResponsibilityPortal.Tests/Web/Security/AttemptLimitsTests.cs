using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class AttemptLimitsTests : IDisposable
{
    private readonly AttemptLimits _limits = new();

    [Fact]
    public void Account_InAnySpelling_IsLimitedTo5AttemptsAMinute()
    {
        string[] writings = ["bob@example.com", "Bob@example.com", "BOB@EXAMPLE.COM", "bob@Example.com", "bOb@example.com"];
        Assert.All(writings, writing => Assert.True(_limits.AllowAccount(writing)));
        Assert.False(_limits.AllowAccount("bob@example.com"));
        Assert.True(_limits.AllowAccount("eve@example.com"));
    }

    [Fact]
    public void NetworkAddress_IsLimitedTo20AttemptsAMinute()
    {
        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _limits.AllowAddress("192.0.2.1")));
        Assert.True(_limits.AllowAddress("192.0.2.2"));
    }

    [Fact]
    public void SetupLink_IsLimitedTo5AttemptsAMinute_CountedApartFromSignIns()
    {
        Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => _limits.AllowSetup("192.0.2.1")));
        Assert.True(_limits.AllowAddress("192.0.2.1"));
    }

    [Fact]
    public void IPv6Addresses_OfOne64BitNetwork_ShareALimit()
    {
        Assert.Equal(20, Enumerable.Range(0, 30).Count(number => _limits.AllowAddress($"2001:db8:0:1::{number:x}")));
        Assert.True(_limits.AllowAddress("2001:db8:0:2::1"));
    }

    [Fact]
    public void Networks_OfOne48BitNetwork_ShareALimit()
    {
        var allowed = Enumerable.Range(0, 256).Count(number => _limits.AllowAddress($"2001:db8:7:{number:x}::1"));
        Assert.Equal(60, allowed);
        Assert.Equal(15, Enumerable.Range(0, 256).Count(number => _limits.AllowSetup($"2001:db8:7:{number:x}::1")));
        Assert.Equal(90, Enumerable.Range(0, 256).Count(number => _limits.AllowVerification($"2001:db8:7:{number:x}::1")));
        Assert.True(_limits.AllowAddress("2001:db8:8::1"));
    }

    [Fact]
    public void Account_WithInvalidText_IsLimitedToo() =>
        Assert.All(
            ["bob\uFFFE@example.com", "eve\uD800@example.com"],
            account => Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => _limits.AllowAccount(account)))
        );

    [Fact]
    public void IPv4Addresses_InIPv6Form_HaveSeparateLimits()
    {
        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _limits.AllowAddress("::ffff:192.0.2.1")));
        Assert.True(_limits.AllowAddress("::ffff:192.0.2.2"));
    }

    [Fact]
    public void Attempts_WithoutAddress_ShareALimit() => Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _limits.AllowAddress(null)));

    public void Dispose() => _limits.Dispose();
}
