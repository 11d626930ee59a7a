using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class MatrixTableTests : ComponentTest
{
    [Fact]
    public void Columns_OfADeployment_AreJoinedWhereTheyAgree()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Deployment = "hosted" });
        Assert.Equal(["SaaS and PaaS x2"], CellsOf(table, "sign-in"));
        Assert.Equal(["SaaS x1", "PaaS x1"], CellsOf(table, "keys"));
        Assert.Equal(["SaaS and PaaS x2"], CellsOf(table, "backup"));
        Assert.Empty(table.FindAll("thead td:empty"));
    }

    [Fact]
    public void Columns_WithoutADeployment_AreNeverJoined()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Models = ["saas", "paas"] });
        Assert.Equal(["SaaS x1", "PaaS x1"], CellsOf(table, "sign-in"));
        Assert.Empty(table.FindAll("[scope=colgroup]"));
    }

    [Fact]
    public void Column_WithAHostileName_ShowsItAsText()
    {
        var matrix = Given.Matrix();
        matrix = matrix with
        {
            HostingModels = [matrix.HostingModels[0] with { Name = "\"><img src=x>" }, .. matrix.HostingModels.Skip(1)],
        };
        var table = Table(matrix, new MatrixFilter { Deployment = "hosted" });
        Assert.Empty(table.FindAll("img"));
        Assert.Equal("\"><img src=x> and PaaS", table.Find("tbody tr:nth-child(2) td").GetAttribute("data-model"));
    }

    [Fact]
    public void Rows_AreUnderTheirDomains()
    {
        var table = Table(Given.Matrix(), MatrixFilter.None);
        Assert.Equal(["Access 2 duties", "Data 1 duty"], table.FindAll("th[scope=rowgroup]").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public void Rows_ByFramework_AreUnderEachControlAndUnmappedLast()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { By = "demo" });
        Assert.Equal(
            ["D-2 · Demo framework 1 duty", "D-10 · Demo framework 1 duty", "Not mapped to Demo framework 2 duties"],
            table.FindAll("th[scope=rowgroup]").Select(head => head.TextContent.Trim())
        );
    }

    [Fact]
    public void Search_MarksItsHitsAndAnswersInWords()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Query = "keys" });
        Assert.Equal("keys", table.Find("tbody th[scope=row] mark").TextContent);
        Assert.Equal("The vendor is accountable in SaaS, the customer in PaaS and IaaS.", table.Find(".answer").TextContent);
    }

    [Fact]
    public void EveryCell_ReadsAsOneSentenceWithItsRowAndColumn()
    {
        var table = Table(SeedMatrix.Read(), MatrixFilter.None);
        var read = table.FindAll("tbody td").Select(ReadAloud).ToList();
        Assert.Equal(276, read.Count);
        Assert.Equal(276, read.Distinct().Count());
        Assert.All(
            read,
            sentence => Assert.Matches("^.+, (SaaS|PaaS|IaaS|On-premises): [^;:]+ is accountable(; .+ contributes?)?$", sentence)
        );
    }

    [Fact]
    public void JoinedCell_LeadsToEachOfItsHostingModels()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Deployment = "hosted" });
        var links = table.FindAll("tbody td[colspan] small a").Take(2).Select(link => (link.GetAttribute("href"), link.TextContent));
        Assert.Equal(
            [
                ("/matrices/sample/responsibilities/sign-in?deployment=hosted#saas", "SaaS: Set up sign-in"),
                ("/matrices/sample/responsibilities/sign-in?deployment=hosted#paas", "PaaS: Set up sign-in"),
            ],
            links
        );
    }

    [Fact]
    public void RowHeader_AfterASearch_IsTheTitleAloneAndTheAnswerIsReadOnce()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Query = "keys" });
        var header = table.Find("tbody th[scope=row]");
        Assert.Equal("Keep keys", table.Find($"#{header.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal("true", header.QuerySelector(".answer")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Domains_AreHeadings() =>
        Assert.Equal(
            ["Access", "Data"],
            Table(Given.Matrix(), MatrixFilter.None).FindAll("th[scope=rowgroup] [role=heading]").Select(heading => heading.TextContent)
        );

    /// <summary>Returns what a screen reader says for a cell.</summary>
    private static string ReadAloud(AngleSharp.Dom.IElement cell)
    {
        var copy = (AngleSharp.Dom.IElement)cell.Clone();
        foreach (var hidden in copy.QuerySelectorAll("[aria-hidden=true]").ToList())
        {
            hidden.Remove();
        }

        return copy.TextContent.Trim();
    }

    private static IEnumerable<string> CellsOf(IRenderedComponent<MatrixTable> table, string row) =>
        table
            .FindAll("tbody tr")
            .Single(candidate => candidate.QuerySelector($"th a[href$='/{row}'], th a[href*='/{row}?']") is not null)
            .QuerySelectorAll("td")
            .Select(cell => $"{cell.GetAttribute("data-model")} x{cell.GetAttribute("colspan") ?? "1"}");

    private IRenderedComponent<MatrixTable> Table(Matrix matrix, MatrixFilter filter)
    {
        var source = Source(matrix, filter);
        return Render<MatrixTable>(parameters => parameters.Add(table => table.Source, source).Add(table => table.View, View(source)));
    }
}
