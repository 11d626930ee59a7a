using System.Collections.Immutable;
using Bunit;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

/// <summary>The review shows everything that changes the content of the next version.</summary>
public sealed class ReviewContentTests : ComponentTest
{
    private const string Row = "/domains/*/responsibilities/*";

    [Fact]
    public void Content_WithAnyFieldAltered_NamesTheField()
    {
        var altered = EveryField.Alterations().ToList();
        Assert.All(
            altered,
            altered => Assert.Contains(NameOf(altered.Field, isGone: false), Changes(altered.After), StringComparison.Ordinal)
        );
        Assert.InRange(altered.Select(altered => altered.Field).Distinct().Count(), 50, 80);
    }

    [Fact]
    public void Content_WithAnythingLeftOut_NamesIt()
    {
        var left = EveryField.Removals().ToList();
        Assert.All(left, left => Assert.Contains(NameOf(left.Field, isGone: true), Changes(left.After), StringComparison.Ordinal));
        Assert.True(left.Count > 100);
    }

    [Fact]
    public void Content_WithAnyListInAnotherOrder_NamesWhatMoved()
    {
        var turned = EveryField.Reorderings().ToList();
        Assert.All(turned, turned => Assert.Contains(PlaceOf(turned.Field), Changes(turned.After), StringComparison.Ordinal));
        Assert.True(turned.Count > 10);
    }

    [Fact]
    public void Content_OfAMatrixNeverPublished_ShowsAllOfIt()
    {
        var (matrix, texts) = EveryField.WithOwnTexts();
        var markup = Show(null, matrix).Markup;
        Assert.True(texts.Count > 100);
        Assert.All(texts, text => Assert.Contains(text, markup, StringComparison.Ordinal));
        string[] words =
        [
            "2026-01-31",
            "2027-01-31",
            Wording.Basis(Basis.IndustryPractice),
            Wording.CustomerPart(CustomerPart.Provides),
            "official",
        ];
        Assert.All(words, word => Assert.Contains(word, markup, StringComparison.Ordinal));
        Assert.Contains(Wording.Sharing(Sharing.Dependent), Show(null, matrix).Find(".all-cells").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_WithAnAddedRow_ShowsItsTextsSourcesControlsAndAllCells()
    {
        var after = Given.Matrix() with { Sources = [new Source("docs", "Vendor manual", "https://vendor.example/manual", "vendor-docs")] };
        var added = after.Domains[0].Responsibilities[0] with
        {
            Slug = "log-in",
            Title = "Log sign-ins",
            Description = "Each sign-in.",
            Note = "For a year.",
            Sources = ["docs"],
            Assignments =
            [
                new Assignment("saas")
                {
                    Accountable = Given.Vendor,
                    Contributing = [Party.ReaderSlug],
                    Notes = [new PartyNote(Given.Vendor, "Writes the log.")],
                    Basis = Basis.Sourced,
                },
            ],
        };
        after = after with
        {
            Domains = [after.Domains[0] with { Responsibilities = [.. after.Domains[0].Responsibilities, added] }, after.Domains[1]],
        };
        var row = Show(Given.Matrix(), after)
            .FindAll("article.review-row")
            .Single(row => row.TextContent.Contains("Log sign-ins", StringComparison.Ordinal))
            .TextContent;
        string[] shown =
        [
            "Access",
            "Each sign-in.",
            "For a year.",
            "MFA",
            "Demo framework 1",
            "D-2; D-10",
            "Vendor manual",
            "Vendor is accountable; Customer contributes",
            "Writes the log.",
            Wording.Basis(Basis.Sourced),
            "Not yet assessed",
        ];
        Assert.All(shown, text => Assert.Contains(text, row, StringComparison.Ordinal));
    }

    [Fact]
    public void Content_WithAnAddedHostingModel_ShowsEveryOneOfItsCells()
    {
        var before = Given.Matrix();
        var after = before
            .WithColumn("edge", "Edge", Given.Vendor)
            .Changing(row =>
                row with
                {
                    Assignments = row
                        .Assignments.Select(cell =>
                            cell.HostingModel != "edge"
                                ? cell
                                : cell with
                                {
                                    Contributing = [Party.ReaderSlug],
                                    Notes = [new PartyNote(Given.Vendor, $"Does {row.Slug}.")],
                                    Basis = Basis.Judgement,
                                }
                        )
                        .ToValueList(),
                }
            );
        var text = Show(before, after).Find("section").TextContent;
        Assert.Contains("Cells of the new hosting model Edge (3)", text, StringComparison.Ordinal);
        Assert.All(before.Responsibilities, row => Assert.Contains($"Does {row.Slug}.", text, StringComparison.Ordinal));
        Assert.Equal(3, text.Split("Vendor is accountable; Customer contributes").Length - 1);
    }

    [Fact]
    public async Task Content_OfALargeMatrix_ComesInPages()
    {
        var rows = Enumerable
            .Range(1, 1_200)
            .Select(number => Given.Matrix().Domains[1].Responsibilities[0] with { Slug = $"row-{number}", Title = $"Row {number}." })
            .ToValueList();
        var shown = Show(null, Given.Matrix() with { Domains = [new ControlDomain("all", "All", rows)] });
        Assert.Equal(50, shown.FindAll(".review-row").Count);
        var pages = shown.FindAll(".pages").Single(pages => pages.GetAttribute("aria-label") == "Added rows");
        Assert.Contains("1–50 of 1,200", pages.TextContent, StringComparison.Ordinal);
        await shown.Find(".pages[aria-label='Added rows'] button:nth-of-type(2)").ClickAsync();
        Assert.Contains("Row 51.", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Row 50.", shown.Markup, StringComparison.Ordinal);
    }

    private static string NameOf(string field, bool isGone) =>
        field switch
        {
            _ when field.StartsWith($"{Row}/assignments/*/notes", StringComparison.Ordinal) => "note of Party",
            _ when field.StartsWith($"{Row}/assignments/*/contributing", StringComparison.Ordinal) => "contributing parties",
            $"{Row}/assignments/*/basis" => "basis",
            $"{Row}/assignments/*/customerPart" => "customer's part",
            $"{Row}/assignments/*/sharing" => "sharing",
            $"{Row}/assignments/*/notApplicable" => "reason for “not applicable”",
            _ when field.StartsWith($"{Row}/assignments/*/sources", StringComparison.Ordinal) => "sources",
            _ when field.StartsWith($"{Row}/assignments", StringComparison.Ordinal) => "accountable party",
            _ when field.StartsWith($"{Row}/related", StringComparison.Ordinal) => "related rows",
            $"{Row}/reviewedOn" => "reviewed on",
            $"{Row}/reviewDueOn" => "review due on",
            $"{Row}/slug" => "Added rows",
            Row => "Removed rows",
            _ when field.StartsWith($"{Row}/", StringComparison.Ordinal) => field.Split('/')[5],
            "/domains/*/responsibilities" => "Removed rows",
            "/frameworkNote" => "note on frameworks",
            "/lang" => "language",
            "/columnKind" or "/columnKind/singular" or "/columnKind/plural" => "words for columns",
            "/allowsJointAccountability" => "joint accountability",
            "/defaultSynonyms" => "default synonyms for the search",
            "/synonyms" => "synonyms for the search",
            _ when field.Split('/') is ["", var top] && !isGone => top,
            _ => KindOf(field),
        };

    private static string PlaceOf(string field) =>
        field switch
        {
            "/domains/*/responsibilities" => "place in Domain",
            _ when field.StartsWith(Row, StringComparison.Ordinal) => NameOf(field, isGone: false),
            _ when field.Split('/').Length == 2 => $"place of {KindOf(field)}",
            _ => KindOf(field),
        };

    private static string KindOf(string field) =>
        field.Split('/')[1] switch
        {
            "parties" => "party p",
            "hostingModels" => "service m",
            "deployments" => "deployment d",
            "frameworks" => "framework f",
            "sources" => "source s",
            "statements" => "statement st",
            "domains" => "domain do",
            "synonyms" => "synonyms for the search",
            var text => text,
        };

    /// <summary>Returns the headings of the review and what it says about changes, without the rows that are shown in full.</summary>
    private string Changes(Matrix after) =>
        string.Join('\n', Show(EveryField.Before, after).FindAll("h3, .changes li").Select(element => element.TextContent));

    private IRenderedComponent<ReviewContent> Show(Matrix? before, Matrix after)
    {
        var draft = new DraftSnapshot(
            new DraftFrame(after, before, before is null ? 0 : 1, 1),
            ImmutableDictionary<CellKey, DraftCell>.Empty,
            1
        );
        return Render<ReviewContent>(parameters =>
            parameters
                .Add(content => content.Review, new DraftReview(draft, [], [], NeedsFourEyes: false, null, null))
                .Add(content => content.Diff, new ReviewDiff(before, after))
                .Add(content => content.Who, new SignedIn(Guid.NewGuid(), Guid.NewGuid(), "Ada", "ada@example.com", Roles.Approver))
                .Add(content => content.History, _ => Task.FromResult<IReadOnlyList<CellHistoryEntry>>([]))
        );
    }
}
