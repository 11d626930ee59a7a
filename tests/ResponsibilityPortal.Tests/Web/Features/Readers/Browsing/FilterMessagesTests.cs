using Bunit;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class FilterMessagesTests : ComponentTest
{
    [Fact]
    public void Without_a_filter_nothing_is_said() => Assert.Equal("", Messages(MatrixFilter.None).Markup.Trim());

    [Fact]
    public void The_count_is_announced_and_each_filter_can_be_taken_away()
    {
        var messages = Messages(new MatrixFilter { Domain = "access", Party = "customer", Role = "accountable", Query = "keys" });
        Assert.Equal("1 of 3 responsibilities shown", messages.Find("[role=status]").TextContent);
        Assert.Equal(
            ["/matrices/sample?domain=access&q=keys", "/matrices/sample?party=customer&role=accountable&q=keys", "/matrices/sample?party=customer&role=accountable&domain=access", "/matrices/sample"],
            messages.FindAll(".chosen a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Identifiers_without_a_row_are_named()
    {
        var messages = Messages(new MatrixFilter { Query = "D-2, X-9" });
        Assert.Contains("No row shown is mapped to X-9.", messages.Markup, StringComparison.Ordinal);
        Assert.Contains("Read as control identifiers", messages.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_hosting_model_leads_to_its_column()
    {
        var messages = Messages(new MatrixFilter { Query = "paas" });
        Assert.Equal("/matrices/sample?model=paas", messages.FindAll(".note a").Single().GetAttribute("href"));
    }

    [Fact]
    public void EmptyResult_OfASearchForControlIdentifiers_OffersThePageWithoutTheSearch()
    {
        var messages = Messages(new MatrixFilter { Query = "D-2", Domain = "data" });
        Assert.Equal(
            [("/matrices/sample?q=D-2", "without Data: 1 row"), ("/matrices/sample?domain=data", "without “D-2”: 1 row")],
            Offered(messages));
    }

    [Fact]
    public void EmptyResult_OfARoleWithoutAParty_NamesTheRole()
    {
        var messages = Messages(new MatrixFilter { Role = "contributing", Query = "lorem" });
        Assert.Empty(Offered(messages));
        messages = Messages(new MatrixFilter { Role = "moon", Domain = "access" });
        Assert.Equal([("/matrices/sample?domain=access", "without anyone in the role “moon”: 2 rows")], Offered(messages));
    }

    private static IEnumerable<(string?, string)> Offered(IRenderedComponent<FilterMessages> messages) =>
        messages.FindAll(".empty li a").Select(link => (link.GetAttribute("href"), link.TextContent));

    private IRenderedComponent<FilterMessages> Messages(MatrixFilter filter)
    {
        var source = Source(Given.Matrix(), filter);
        return Render<FilterMessages>(parameters => parameters.Add(messages => messages.Source, source).Add(messages => messages.View, View(source)));
    }
}
