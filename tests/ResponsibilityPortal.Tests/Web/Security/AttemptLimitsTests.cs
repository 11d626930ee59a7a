using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class AttemptLimitsTests : IDisposable
{
    private readonly AttemptLimits _limits = new();

    [Fact]
    public void An_account_may_be_tried_5_times_a_minute_however_it_is_written()
    {
        string[] writings = ["bob@example.com", "Bob@example.com", "BOB@EXAMPLE.COM", "bob@Example.com", "bOb@example.com"];
        Assert.All(writings, writing => Assert.True(_limits.AllowAccount(writing)));
        Assert.False(_limits.AllowAccount("bob@example.com"));
        Assert.True(_limits.AllowAccount("eve@example.com"));
    }

    [Fact]
    public void A_network_address_may_try_20_times_a_minute()
    {
        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _limits.AllowAddress("192.0.2.1")));
        Assert.True(_limits.AllowAddress("192.0.2.2"));
    }

    [Fact]
    public void One_time_links_may_be_guessed_5_times_a_minute_and_do_not_count_as_signing_in()
    {
        Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => _limits.AllowSetup("192.0.2.1")));
        Assert.True(_limits.AllowAddress("192.0.2.1"));
    }

    [Fact]
    public void Whoever_has_one_IPv6_address_has_all_of_its_64_bit_network()
    {
        Assert.Equal(20, Enumerable.Range(0, 30).Count(number => _limits.AllowAddress($"2001:db8:0:1::{number:x}")));
        Assert.True(_limits.AllowAddress("2001:db8:0:2::1"));
    }

    [Fact]
    public void Attempts_from_many_64_bit_networks_of_one_48_bit_network_count_together()
    {
        var allowed = Enumerable.Range(0, 256).Count(number => _limits.AllowAddress($"2001:db8:7:{number:x}::1"));
        Assert.Equal(60, allowed);
        Assert.Equal(15, Enumerable.Range(0, 256).Count(number => _limits.AllowSetup($"2001:db8:7:{number:x}::1")));
        Assert.Equal(90, Enumerable.Range(0, 256).Count(number => _limits.AllowVerification($"2001:db8:7:{number:x}::1")));
        Assert.True(_limits.AllowAddress("2001:db8:8::1"));
    }

    [Fact]
    public void An_account_name_that_is_not_text_counts_like_any_other() => Assert.All(
        ["bob\uFFFE@example.com", "eve\uD800@example.com"],
        account => Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => _limits.AllowAccount(account))));

    [Fact]
    public void IPv4_addresses_in_the_form_of_IPv6_are_told_apart()
    {
        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _limits.AllowAddress("::ffff:192.0.2.1")));
        Assert.True(_limits.AllowAddress("::ffff:192.0.2.2"));
    }

    [Fact]
    public void What_comes_from_nowhere_shares_one_limit() => Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => _limits.AllowAddress(null)));

    public void Dispose() => _limits.Dispose();
}
