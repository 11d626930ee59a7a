using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class FilterMessagesTests : ComponentTest
{
    [Fact]
    public void Messages_WithoutAFilter_AreEmpty() => Assert.Equal("", Messages(MatrixFilter.None).Markup.Trim());

    [Fact]
    public void Messages_WithFilters_HaveTheCountAndRemoveLinks()
    {
        var source = Source(
            Given.Matrix(),
            new MatrixFilter
            {
                Domain = "access",
                Party = "customer",
                Role = "accountable",
                Query = "keys",
            }
        );
        var status = Render<FilterStatus>(parameters => parameters.Add(part => part.Source, source).Add(part => part.View, View(source)));
        Assert.Equal("1 of 3 responsibilities", status.Find("[role=status]").TextContent);
        Assert.Equal(
            ["/matrices/sample?domain=access&q=keys", "/matrices/sample?party=customer&role=accountable&q=keys", "/matrices/sample"],
            status.FindAll("a").Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public void Messages_WithUnmappedIdentifiers_NameThem()
    {
        var messages = Messages(new MatrixFilter { Query = "D-2, X-9" });
        Assert.Contains("No row shown is mapped to X-9.", messages.Markup, StringComparison.Ordinal);
        Assert.Contains("Read as control identifiers", messages.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_WithoutARow_AreNamedUpToTwenty()
    {
        var query = $"D-2, {string.Join(", ", Enumerable.Range(100, 23).Select(number => $"D-{number}"))}";
        var notice = Messages(new MatrixFilter { Query = query }).Find(".notice").TextContent;
        Assert.EndsWith("D-118, D-119 and 3 more.", notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what am I responsible for")]
    [InlineData("who is it?")]
    public void SearchForCommonWords_OffersWhatTheReaderIsAccountableFor(string query)
    {
        var messages = Messages(new MatrixFilter { Query = query }).Find(".empty");
        Assert.DoesNotContain("No responsibility mentions", messages.TextContent, StringComparison.Ordinal);
        Assert.Contains($"The words of “{query}” are too common to search for.", messages.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/matrices/sample?party=customer&role=accountable", "/matrices/sample"],
            messages.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("You", "you are")]
    [InlineData("Customer", "the customer is")]
    public void SearchForCommonWords_WithJointAccountability_OffersBothKindsOfDuties(string name, string subject)
    {
        var parties = Given.Matrix().Parties.Select(party => party.Slug == Party.ReaderSlug ? party with { Name = name } : party);
        var matrix = Given.Matrix() with { AllowsJointAccountability = true, Parties = parties.ToValueList() };
        Assert.Equal(
            [
                ("/matrices/sample?party=customer&role=accountable", $"Show the duties for which {subject} accountable"),
                ("/matrices/sample?party=customer&role=shared", $"Show the duties for which {subject} jointly accountable"),
                ("/matrices/sample", "Show the whole matrix"),
            ],
            Messages(new MatrixFilter { Query = "who is it?" }, matrix)
                .FindAll(".empty a")
                .Select(link => (link.GetAttribute("href"), link.TextContent))
        );
    }

    [Theory]
    [InlineData("D-2(1)", "D-2(1) is an enhancement of D-2; showing D-2.")]
    [InlineData("D-2.1", "D-2.1 is part of D-2; showing D-2.")]
    public void Parent_OfARequestedControl_IsNamed(string query, string sentence)
    {
        var messages = Messages(new MatrixFilter { Query = query });
        Assert.Contains(sentence, messages.FindAll(".note").Select(note => note.TextContent));
        Assert.Empty(messages.FindAll(".notice"));
    }

    [Fact]
    public void Correction_OfATypingError_IsNamed()
    {
        var messages = Messages(new MatrixFilter { Query = "bakcups" });
        Assert.Equal("No result for “bakcups”. Showing “backups”.", messages.Find(".note").TextContent);
        Assert.Empty(Messages(new MatrixFilter { Query = "bakcups", Domain = "access" }).FindAll(".note"));
    }

    [Theory]
    [InlineData("Who keeps backups?\nWho has the keys?", true)]
    [InlineData("Who keeps backups?\n", false)]
    [InlineData("Who keeps backups?", false)]
    [InlineData("D-2\nD-3", false)]
    public void SeveralQuestions_LeadToTheQuestionnaire(string query, bool isOffered) =>
        Assert.Equal(
            isOffered ? ["/matrices/sample/questionnaire"] : [],
            Messages(new MatrixFilter { Query = query })
                .FindAll(".note a")
                .Select(link => link.GetAttribute("href")!)
        );

    [Fact]
    public void LongSearch_LeadsToTheQuestionnaire()
    {
        var query = string.Join(' ', Enumerable.Repeat("Who keeps the backups?", 10));
        Assert.Single(Messages(new MatrixFilter { Query = query }).FindAll(".note a"));
    }

    [Fact]
    public void NothingFound_OffersTheDomains()
    {
        var messages = Messages(new MatrixFilter { Query = "unicorns" });
        Assert.Equal(
            [("/matrices/sample?domain=access", "Access"), ("/matrices/sample?domain=data", "Data")],
            Offered(messages)
        );
        Assert.Contains("Ask Somebody.", messages.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_ForANameOfAHostingModel_LinkToItsColumn()
    {
        var messages = Messages(new MatrixFilter { Query = "paas" });
        Assert.Equal("/matrices/sample?model=paas", messages.FindAll(".note a").Single().GetAttribute("href"));
    }

    [Fact]
    public void EmptyResult_OfASearchForControlIdentifiers_OffersThePageWithoutTheSearch()
    {
        var messages = Messages(new MatrixFilter { Query = "D-2", Domain = "data" });
        Assert.Equal(
            [("/matrices/sample?q=D-2", "without Data: 1 duty"), ("/matrices/sample?domain=data", "without “D-2”: 1 duty")],
            Offered(messages)
        );
    }

    [Fact]
    public void EmptyResult_OfARoleWithoutAParty_NamesTheRole()
    {
        var messages = Messages(new MatrixFilter { Role = "contributing", Query = "lorem" });
        Assert.DoesNotContain(Offered(messages), offered => offered.Item2.StartsWith("without", StringComparison.Ordinal));
        messages = Messages(new MatrixFilter { Role = "moon", Domain = "access" });
        Assert.Equal([("/matrices/sample?domain=access", "without anyone in the role “moon”: 2 duties")], Offered(messages));
    }

    [Fact]
    public void UnknownColumn_IsNamedWithTheRightArticle()
    {
        var matrix = Given.Matrix() with { ColumnKind = new ColumnKind("impact level", "impact levels") };
        Assert.StartsWith(
            "“moon” is not an impact level of this matrix, so it matches nothing.",
            Messages(new MatrixFilter { Models = ["moon"] }, matrix).Find(".notice").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void UnknownView_IsNamedWithThoseThereAre()
    {
        var messages = Messages(new MatrixFilter { View = "bar" });
        Assert.StartsWith(
            "Unknown view “bar”. There are table, overview and checklist.",
            messages.Find(".notice").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(messages.FindAll(".empty"));
    }

    private static IEnumerable<(string?, string)> Offered(IRenderedComponent<FilterMessages> messages) =>
        messages.FindAll(".empty li a").Select(link => (link.GetAttribute("href"), link.TextContent));

    private IRenderedComponent<FilterMessages> Messages(MatrixFilter filter, Matrix? matrix = null)
    {
        var source = Source(matrix ?? Given.Matrix(), filter);
        return Render<FilterMessages>(parameters =>
            parameters.Add(messages => messages.Source, source).Add(messages => messages.View, View(source))
        );
    }
}
