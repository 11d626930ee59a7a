using Microsoft.AspNetCore.DataProtection;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class SealTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly UsedSeals _used = new();
    private readonly Seals _seals;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public SealTests() => _seals = new Seals(_keys, _used);

    public void Dispose() => _used.Dispose();

    [Fact]
    public void Open_ClosedSeal_GivesItsContent()
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
    public void Open_AnythingElse_GivesNothing(string? seal) => Assert.Null(_seals.For("this", Lifetime).Open(seal));

    [Fact]
    public void Open_AlteredSeal_GivesNothing()
    {
        var seal = _seals.For("this", Lifetime);
        var closed = seal.Close("content").ToCharArray();
        closed[^10] = closed[^10] == 'A' ? 'B' : 'A';
        Assert.Null(seal.Open(new string(closed)));
    }

    [Fact]
    public void Open_SealForAnotherPurpose_GivesNothing() =>
        Assert.Null(_seals.For("that", Lifetime).Open(_seals.For("this", Lifetime).Close("content")));

    [Fact]
    public void Open_ExpiredSeal_GivesNothing() =>
        Assert.Null(_seals.For("this", Lifetime).Open(_seals.For("this", TimeSpan.FromSeconds(-1)).Close("content")));

    [Fact]
    public void Open_SealFromBeforeARestart_GivesNothing() =>
        Assert.Null(new Seals(_keys, _used).For("this", Lifetime).Open(_seals.For("this", Lifetime).Close("content")));

    /// <summary>The same seal can be written with other white space or padding.</summary>
    [Fact]
    public async Task TryUse_SealInAnyForm_SucceedsOnce()
    {
        var seal = _seals.For("this", Lifetime);
        var closed = seal.Close("content");
        Assert.True(await seal.TryUseAsync(seal.Open(closed)!, Cancellation));
        foreach (var text in (string[])[closed, $"{closed} ", $" {closed}", $"{closed}="])
        {
            Assert.False(seal.Open(text) is { } content && await seal.TryUseAsync(content, Cancellation));
        }

        Assert.True(await seal.TryUseAsync("another", Cancellation));
    }
}
