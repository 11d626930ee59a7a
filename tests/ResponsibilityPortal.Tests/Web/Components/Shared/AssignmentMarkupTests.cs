using AngleSharp.Html.Parser;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Tests.Web.Components.Shared;

public sealed class AssignmentMarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("a & b &lt; c")]
    [InlineData("</span></td><td>")]
    public void Cell_WithAHostileName_ShowsItAsText(string name)
    {
        var matrix = Given.Matrix() with
        {
            Parties =
            [
                new Party(Given.Provider, "P", "Provider"),
                new Party(Given.Vendor, "V", name),
                new Party(Party.ReaderSlug, "C", name),
            ],
        };
        var markup = new AssignmentMarkup(matrix)
            .For(new Assignment("saas") { Accountable = Given.Vendor, Contributing = [Party.ReaderSlug] })
            .Value;
        var body = new HtmlParser().ParseDocument(markup).Body!;
        Assert.Empty(body.QuerySelectorAll("script, img, td"));
        Assert.All(
            body.QuerySelectorAll("*"),
            element => Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, new[] { "class", "aria-hidden" }))
        );
        Assert.Equal($"{name} is accountable; {name} contributes", body.QuerySelector("i")!.TextContent);
        Assert.Equal([$"V {name}", $"C {name}"], body.QuerySelectorAll("[aria-hidden=true]").Select(element => element.TextContent));
    }

    [Fact]
    public void Cell_WithAnyParties_ReadsAsOneSentence()
    {
        var markup = new AssignmentMarkup(Given.Matrix());
        Assert.Equal("Vendor is accountable", TextOf(new Assignment("saas") { Accountable = Given.Vendor }));
        Assert.Equal(
            "Customer is accountable; Provider and Vendor contribute",
            TextOf(new Assignment("saas") { Accountable = Party.ReaderSlug, Contributing = [Given.Provider, Given.Vendor] })
        );
        Assert.Equal("Not yet assessed", TextOf(new Assignment("saas")));
        Assert.Equal("Not yet assessed", TextOf(null));

        string TextOf(Assignment? cell) => new HtmlParser().ParseDocument(markup.For(cell).Value).QuerySelector("i")!.TextContent;
    }

    [Theory]
    [InlineData(Given.Provider, "p1")]
    [InlineData(Party.ReaderSlug, "p3")]
    [InlineData("nobody", "")]
    public void Colour_OfAParty_FollowsItsPlaceInTheMatrix(string party, string style) =>
        Assert.Equal(style, AssignmentMarkup.ClassOf(Given.Matrix(), party));
}
