using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Store;

[Trait("Store", "Both")]
public sealed class PortalUserStoreTests : IAsyncLifetime
{
    private static readonly string[] Codes = ["aaaaa-bbbbb", "ccccc-ddddd", "eeeee-fffff"];

    private StoreUnderTest _store = null!;
    private PortalDbContext _context = null!;
    private PortalUserStore _users = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreUnderTest.MigratedAsync();
        _context = _store.Open();
        _users = new PortalUserStore(_context);
    }

    [Fact]
    public async Task ReplaceCodes_StoresHashesOnly()
    {
        await GivenCodesAsync();
        var kept = Assert.Single(_store.Query<string>("SELECT Value FROM PersonTokens"));
        Assert.Equal(Codes.Select(OneTimeToken.HashOf), kept.Split(';'));
        Assert.All(Codes, code => Assert.DoesNotContain(code, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RedeemCode_WorksOnce()
    {
        var user = await GivenCodesAsync();
        foreach (var (index, code) in Codes.Index())
        {
            Assert.True(await _users.RedeemCodeAsync(user, code, Cancellation));
            await _context.SaveChangesAsync(Cancellation);
            Assert.False(await _users.RedeemCodeAsync(user, code, Cancellation));
            Assert.Equal(Codes.Length - index - 1, await _users.CountCodesAsync(user, Cancellation));
        }
    }

    [Fact]
    public async Task RedeemCode_WithAnotherTextOrAHash_Fails()
    {
        var user = await GivenCodesAsync();
        Assert.False(await _users.RedeemCodeAsync(user, "aaaaa-ccccc", Cancellation));
        Assert.False(await _users.RedeemCodeAsync(user, OneTimeToken.HashOf(Codes[0]), Cancellation));
        Assert.False(await _users.RedeemCodeAsync(user, "", Cancellation));
        Assert.Equal(Codes.Length, await _users.CountCodesAsync(user, Cancellation));
    }

    [Fact]
    public async Task ReplaceCodes_InvalidatesTheOldCodes()
    {
        var user = await GivenCodesAsync();
        await _users.ReplaceCodesAsync(user, ["ggggg-hhhhh"], Cancellation);
        await _context.SaveChangesAsync(Cancellation);
        Assert.False(await _users.RedeemCodeAsync(user, Codes[0], Cancellation));
        Assert.True(await _users.RedeemCodeAsync(user, "ggggg-hhhhh", Cancellation));
    }

    [Fact]
    public async Task Update_DoesNotSave()
    {
        var user = User();
        await _users.CreateAsync(user, Cancellation);
        Assert.Empty(_store.Query<string>("SELECT Name FROM People"));
        await _context.SaveChangesAsync(Cancellation);
        user.Rename("Robert");
        await _users.UpdateAsync(user, Cancellation);
        await _users.ReplaceCodesAsync(user, Codes, Cancellation);
        Assert.Equal(["Bob"], _store.Query<string>("SELECT Name FROM People"));
        Assert.Empty(_store.Query<string>("SELECT Value FROM PersonTokens"));
        await _context.SaveChangesAsync(Cancellation);
        Assert.Equal(["Robert"], _store.Query<string>("SELECT Name FROM People"));
    }

    [Fact]
    public async Task Update_UserThatWasNotRead_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _users.UpdateAsync(User(), Cancellation));

    [Fact]
    public async Task Update_ByTwoOperationsAtOnce_RefusesTheLater()
    {
        var user = await GivenCodesAsync();
        await using var other = _store.Open();
        var same = await other.Users.SingleAsync(Cancellation);
        same.Rename("Robert");
        await new PortalUserStore(other).UpdateAsync(same, Cancellation);
        await other.SaveChangesAsync(Cancellation);
        user.Rename("Rob");
        await _users.UpdateAsync(user, Cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _context.SaveChangesAsync(Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        _users.Dispose();
        await _context.DisposeAsync();
        _store.Dispose();
    }

    private async Task<StoredUser> GivenCodesAsync()
    {
        var user = User();
        await _users.CreateAsync(user, Cancellation);
        await _users.ReplaceCodesAsync(user, Codes, Cancellation);
        await _context.SaveChangesAsync(Cancellation);
        return user;
    }

    private static StoredUser User() =>
        StoredUser.Create(
            Guid.CreateVersion7(),
            "Bob",
            "bob@example.com",
            Roles.None,
            null,
            new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)
        );
}
