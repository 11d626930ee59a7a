using Microsoft.AspNetCore.WebUtilities;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class MatrixFilterTests
{
    private static MatrixFilter Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return MatrixFilter.Parse(key => values.TryGetValue(key, out var value) ? value.ToString() : null);
    }

    private static string Written(MatrixFilter filter) => string.Join('&', filter.Values().Select(value => $"{value.Name}={value.Value}"));

    [Theory]
    [InlineData("", "")]
    [InlineData("utm_source=mail&colour=x", "")]
    [InlineData("party=&q=%20%20&model=,", "")]
    [InlineData("q=MFA&party=Customer", "party=customer&q=MFA")]
    [InlineData(
        "deployment=AEON&role=Accountable&domain=Backup&framework=SOC2&by=NIST&view=Overview",
        "deployment=aeon&role=accountable&domain=backup&framework=soc2&by=nist&view=overview"
    )]
    [InlineData("model=PaaS,iaas, paas,,saas", "model=paas,iaas,saas")]
    [InlineData("model=paas&model=iaas", "model=paas,iaas")]
    [InlineData("control=CC6.1,cc6.1,AC-2", "control=CC6.1,AC-2")]
    [InlineData("view=table", "")]
    [InlineData("view=nonsense", "view=nonsense")]
    public void Parse_EquivalentAddresses_GivesOneFilter(string query, string written)
    {
        Assert.Equal(written, Written(Parse(query)));
        Assert.Equal(Parse(query), Parse(written));
    }

    [Fact]
    public void Parse_WithAllValues_KeepsThem()
    {
        const string query = "deployment=d&model=m&party=p&role=accountable&domain=o&framework=f&control=C-1&by=f&q=w&view=overview";

        Assert.Equal(query, Written(Parse(query)));
        Assert.Equal(FilterFields.All, Parse(query).Fields);
    }

    [Fact]
    public void Without_AField_RemovesItAndTheRoleWithItsParty()
    {
        var all = Parse("deployment=d&model=m&party=p&role=accountable&domain=o&framework=f&control=C-1&by=f&q=w&view=overview");

        Assert.All(
            FilterFields.All,
            field =>
                Assert.Equal(
                    FilterFields.All.Where(kept => kept != field && !(field == FilterFields.Party && kept == FilterFields.Role)),
                    all.Without(field).Fields
                )
        );
        Assert.Equal(MatrixFilter.None, FilterFields.All.Aggregate(all, (filter, field) => filter.Without(field)));
    }

    [Fact]
    public void Parse_ValueLongerThanTheLimit_IsCut() =>
        Assert.Equal(MatrixFilter.ValueMaxLength, Parse($"domain={new string('a', 10_000)}").Domain!.Length);

    [Fact]
    public void Parse_LongSearch_IsNotCut() => Assert.Equal(8_000, Parse($"q= {new string('a', 8_000)} ").Query!.Length);

    [Fact]
    public void Parse_MoreThanAHundredControls_KeepsAHundred()
    {
        var controls = Enumerable.Range(0, 150).Select(number => $"CONTROL-{number:D4}").ToList();

        Assert.Equal(controls.Take(MatrixFilter.ValuesMaxCount), Parse($"control={string.Join(',', controls)}").Controls);
    }
}
