using AngleSharp.Html.Parser;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Tests.Web.Components.Shared;

public sealed class OwnershipMarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("a & b &lt; c")]
    [InlineData("</span></td><td>")]
    public void A_hostile_name_stays_text(string name)
    {
        var matrix = Given.Matrix() with
        {
            Parties = [new Party(Given.Provider, "P", "Provider"), new Party(Given.Vendor, "V", name), new Party(Party.ReaderSlug, "C", name)],
        };
        var markup = new OwnershipMarkup(matrix).For(new Assignment("saas") { Accountable = Given.Vendor, Contributing = [Party.ReaderSlug] }).Value;
        var body = new HtmlParser().ParseDocument(markup).Body!;
        Assert.Empty(body.QuerySelectorAll("script, img, td"));
        Assert.All(body.QuerySelectorAll("*"), element => Assert.All(element.Attributes, attribute => Assert.Equal("class", attribute.Name)));
        Assert.Equal($"V {name} is accountable; C {name} contributes", body.TextContent);
    }

    [Fact]
    public void A_cell_reads_as_a_sentence_whoever_owns_it()
    {
        var markup = new OwnershipMarkup(Given.Matrix());
        Assert.Equal("V Vendor is accountable", TextOf(new Assignment("saas") { Accountable = Given.Vendor }));
        Assert.Equal("C Customer is accountable; P Provider, V Vendor contribute", TextOf(new Assignment("saas") { Accountable = Party.ReaderSlug, Contributing = [Given.Provider, Given.Vendor] }));
        Assert.Equal("? Not yet assessed", TextOf(new Assignment("saas")));
        Assert.Equal("? Not yet assessed", TextOf(null));

        string TextOf(Assignment? cell) => new HtmlParser().ParseDocument(markup.For(cell).Value).Body!.TextContent;
    }

    [Theory]
    [InlineData(Given.Provider, "p1")]
    [InlineData(Party.ReaderSlug, "p3")]
    [InlineData("nobody", "")]
    public void Colours_follow_the_place_in_the_matrix(string party, string style) => Assert.Equal(style, OwnershipMarkup.ClassOf(Given.Matrix(), party));
}
