using Microsoft.AspNetCore.DataProtection;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class SealTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly UsedSeals _used = new();
    private readonly Seals _seals;

    public SealTests() => _seals = new Seals(_keys, _used);

    public void Dispose() => _used.Dispose();

    [Fact]
    public void Gives_back_what_was_closed()
    {
        var seal = _seals.For("this", Lifetime);
        var closed = seal.Close("content");
        Assert.DoesNotContain("content", closed, StringComparison.Ordinal);
        Assert.Equal("content", seal.Open(closed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a seal")]
    [InlineData("CfDJ8")]
    [InlineData("\0")]
    public void Opens_nothing_else(string? seal) => Assert.Null(_seals.For("this", Lifetime).Open(seal));

    [Fact]
    public void Opens_no_altered_seal()
    {
        var seal = _seals.For("this", Lifetime);
        var closed = seal.Close("content").ToCharArray();
        closed[^10] = closed[^10] == 'A' ? 'B' : 'A';
        Assert.Null(seal.Open(new string(closed)));
    }

    [Fact]
    public void Opens_no_seal_for_another_purpose() => Assert.Null(_seals.For("that", Lifetime).Open(_seals.For("this", Lifetime).Close("content")));

    [Fact]
    public void Opens_no_seal_that_is_too_old() => Assert.Null(_seals.For("this", Lifetime).Open(_seals.For("this", TimeSpan.FromSeconds(-1)).Close("content")));

    [Fact]
    public void Opens_no_seal_from_before_a_restart() => Assert.Null(new Seals(_keys, _used).For("this", Lifetime).Open(_seals.For("this", Lifetime).Close("content")));

    /// <summary>White space and padding make another text of the same seal.</summary>
    [Fact]
    public void Is_used_once_however_it_is_written()
    {
        var seal = _seals.For("this", Lifetime);
        var closed = seal.Close("content");
        Assert.True(seal.TryUse(seal.Open(closed)!));
        Assert.All([closed, $"{closed} ", $" {closed}", $"{closed}="], text => Assert.False(seal.Open(text) is { } content && seal.TryUse(content)));
        Assert.True(seal.TryUse("another"));
    }
}
