using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Store;

public sealed class PersonStoreTests : IAsyncLifetime
{
    private static readonly string[] Codes = ["aaaaa-bbbbb", "ccccc-ddddd", "eeeee-fffff"];

    private StoreUnderTest _store = null!;
    private PortalDbContext _context = null!;
    private PersonStore _people = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreUnderTest.MigratedAsync();
        _context = _store.Open();
        _people = new PersonStore(_context);
    }

    [Fact]
    public async Task Recovery_codes_are_kept_as_hashes_only()
    {
        await GivenCodesAsync();
        var kept = Assert.Single(_store.Query<string>("SELECT Value FROM PersonTokens"));
        Assert.Equal(Codes.Select(OneTimeToken.HashOf), kept.Split(';'));
        Assert.All(Codes, code => Assert.DoesNotContain(code, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_recovery_code_works_once()
    {
        var person = await GivenCodesAsync();
        foreach (var (index, code) in Codes.Index())
        {
            Assert.True(await _people.RedeemCodeAsync(person, code, Cancellation));
            await _context.SaveChangesAsync(Cancellation);
            Assert.False(await _people.RedeemCodeAsync(person, code, Cancellation));
            Assert.Equal(Codes.Length - index - 1, await _people.CountCodesAsync(person, Cancellation));
        }
    }

    [Fact]
    public async Task What_is_no_code_or_the_hash_of_one_does_not_work()
    {
        var person = await GivenCodesAsync();
        Assert.False(await _people.RedeemCodeAsync(person, "aaaaa-ccccc", Cancellation));
        Assert.False(await _people.RedeemCodeAsync(person, OneTimeToken.HashOf(Codes[0]), Cancellation));
        Assert.False(await _people.RedeemCodeAsync(person, "", Cancellation));
        Assert.Equal(Codes.Length, await _people.CountCodesAsync(person, Cancellation));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old()
    {
        var person = await GivenCodesAsync();
        await _people.ReplaceCodesAsync(person, ["ggggg-hhhhh"], Cancellation);
        await _context.SaveChangesAsync(Cancellation);
        Assert.False(await _people.RedeemCodeAsync(person, Codes[0], Cancellation));
        Assert.True(await _people.RedeemCodeAsync(person, "ggggg-hhhhh", Cancellation));
    }

    [Fact]
    public async Task Nothing_is_saved_by_the_store_itself()
    {
        var person = Person();
        await _people.CreateAsync(person, Cancellation);
        Assert.Empty(_store.Query<string>("SELECT Name FROM People"));
        await _context.SaveChangesAsync(Cancellation);
        person.Rename("Robert");
        await _people.UpdateAsync(person, Cancellation);
        await _people.ReplaceCodesAsync(person, Codes, Cancellation);
        Assert.Equal(["Bob"], _store.Query<string>("SELECT Name FROM People"));
        Assert.Empty(_store.Query<string>("SELECT Value FROM PersonTokens"));
        await _context.SaveChangesAsync(Cancellation);
        Assert.Equal(["Robert"], _store.Query<string>("SELECT Name FROM People"));
    }

    [Fact]
    public async Task A_person_that_the_act_has_not_read_is_not_changed() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _people.UpdateAsync(Person(), Cancellation));

    [Fact]
    public async Task Of_two_acts_at_once_on_one_person_the_later_is_refused()
    {
        var person = await GivenCodesAsync();
        await using var other = _store.Open();
        var same = await other.People.SingleAsync(Cancellation);
        same.Rename("Robert");
        await new PersonStore(other).UpdateAsync(same, Cancellation);
        await other.SaveChangesAsync(Cancellation);
        person.Rename("Rob");
        await _people.UpdateAsync(person, Cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _context.SaveChangesAsync(Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        _people.Dispose();
        await _context.DisposeAsync();
        _store.Dispose();
    }

    private async Task<StoredPerson> GivenCodesAsync()
    {
        var person = Person();
        await _people.CreateAsync(person, Cancellation);
        await _people.ReplaceCodesAsync(person, Codes, Cancellation);
        await _context.SaveChangesAsync(Cancellation);
        return person;
    }

    private static StoredPerson Person() =>
        StoredPerson.Create(Guid.CreateVersion7(), "Bob", "bob@example.com", Roles.None, null, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}
