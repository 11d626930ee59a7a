using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Responsibilities;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Responsibilities;

public sealed class CellSectionTests : ComponentTest
{
    [Fact]
    public void Citation_OfACell_NamesWhereItComesFromAndCanBeSelected()
    {
        var quotation = Section(Given.Matrix(), "keys", "paas").Find("details blockquote[data-copy]");
        Assert.Equal(
            [
                "The sample matrix, Hosted (PaaS): The customer is accountable for “Keep keys”. The vendor contributes.",
                "Source: The sample matrix (example), version 1, in force since 2026-03-01: "
                    + "https://trust.example/matrices/sample/versions/1/responsibilities/keys#paas",
            ],
            quotation.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent)
        );
        Assert.Equal(
            "https://trust.example/matrices/sample/versions/1/responsibilities/keys#paas",
            quotation.QuerySelector("a")!.GetAttribute("href")
        );
    }

    [Fact]
    public void Section_HasThePresentPartiesByPart()
    {
        var section = Section(Given.Matrix(), "keys", "paas");
        Assert.Equal("paas", section.Find("section").Id);
        Assert.Equal(
            ["C Customer is accountable", "V Vendor contributes", "P Provider: not involved"],
            section
                .FindAll(".parts li")
                .Select(part => string.Join(' ', part.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
        );
    }

    [Fact]
    public void Section_WithAnAbsentParty_SaysSo()
    {
        var matrix = Given.Matrix();
        matrix = matrix with
        {
            HostingModels = matrix.HostingModels.Select(model => model with { Parties = [Given.Vendor, Party.ReaderSlug] }).ToValueList(),
        };
        var section = Section(matrix, "keys", "paas");
        Assert.Equal(2, section.FindAll(".parts li").Count);
        Assert.Contains("there is no Provider in this model", section.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CellSection> Section(Matrix matrix, string row, string model)
    {
        var source = Source(matrix);
        return Render<CellSection>(parameters =>
            parameters
                .Add(section => section.Source, source)
                .Add(section => section.Responsibility, source.Published.Index.FindRow(row)!.Responsibility)
                .Add(section => section.Model, matrix.HostingModels.First(candidate => candidate.Slug == model))
        );
    }
}
