using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class MatrixTableTests : ComponentTest
{
    [Fact]
    public void Columns_of_a_deployment_are_one_cell_where_they_agree_and_split_where_they_differ()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Deployment = "hosted" });
        Assert.Equal(["SaaS and PaaS x2"], CellsOf(table, "sign-in"));
        Assert.Equal(["SaaS x1", "PaaS x1"], CellsOf(table, "keys"));
        Assert.Equal(["SaaS and PaaS x2"], CellsOf(table, "backup"));
        Assert.Equal("2", table.Find("thead th[scope=colgroup]").GetAttribute("colspan"));
    }

    [Fact]
    public void Columns_without_a_deployment_are_never_joined()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Models = ["saas", "paas"] });
        Assert.Equal(["SaaS x1", "PaaS x1"], CellsOf(table, "sign-in"));
        Assert.Empty(table.FindAll("[scope=colgroup]"));
    }

    [Fact]
    public void A_hostile_name_of_a_column_stays_text()
    {
        var matrix = Given.Matrix();
        matrix = matrix with { HostingModels = [matrix.HostingModels[0] with { Name = "\"><img src=x>" }, .. matrix.HostingModels.Skip(1)] };
        var table = Table(matrix, new MatrixFilter { Deployment = "hosted" });
        Assert.Empty(table.FindAll("img"));
        Assert.Equal("\"><img src=x> and PaaS", table.Find("tbody tr:nth-child(2) td").GetAttribute("data-model"));
    }

    [Fact]
    public void Rows_stand_in_their_domains()
    {
        var table = Table(Given.Matrix(), MatrixFilter.None);
        Assert.Equal(["Access 2", "Data 1"], table.FindAll("th[scope=rowgroup]").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public void Rows_ordered_by_a_framework_stand_under_each_control_and_the_unmapped_at_the_end()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { By = "demo" });
        Assert.Equal(
            ["D-2 · Demo framework 1", "D-10 · Demo framework 1", "Not mapped to Demo framework 2"],
            table.FindAll("th[scope=rowgroup]").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public void A_search_marks_its_hits_and_gives_the_answer_in_words()
    {
        var table = Table(Given.Matrix(), new MatrixFilter { Query = "keys" });
        Assert.Equal("keys", table.Find("tbody th[scope=row] mark").TextContent);
        Assert.Equal("Vendor is accountable in SaaS, Customer in PaaS and IaaS.", table.Find(".answer").TextContent);
    }

    private static IEnumerable<string> CellsOf(IRenderedComponent<MatrixTable> table, string row) =>
        table.FindAll("tbody tr")
            .Single(candidate => candidate.QuerySelector($"th a[href$='/{row}']") is not null)
            .QuerySelectorAll("td")
            .Select(cell => $"{cell.GetAttribute("data-model")} x{cell.GetAttribute("colspan") ?? "1"}");

    private IRenderedComponent<MatrixTable> Table(Matrix matrix, MatrixFilter filter)
    {
        var source = Source(matrix, filter);
        return Render<MatrixTable>(parameters => parameters.Add(table => table.Source, source).Add(table => table.View, View(source)));
    }
}
