using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Responsibilities;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Responsibilities;

public sealed class CellSectionTests : ComponentTest
{
    [Fact]
    public void The_answer_can_stand_in_a_ticket()
    {
        var answer = Section(Given.Matrix(), "keys", "paas").Find("[data-copy]").TextContent;
        Assert.StartsWith("In PaaS, ", answer, StringComparison.Ordinal);
        Assert.Contains("Keep keys", answer, StringComparison.Ordinal);
        Assert.Contains("Customer", answer, StringComparison.Ordinal);
        Assert.Contains("Vendor", answer, StringComparison.Ordinal);
        Assert.EndsWith(
            "(The sample matrix, version 1, published 2026-03-01, example: https://trust.example/matrices/sample/versions/1/responsibilities/keys#paas)",
            answer,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_parties_present_stand_by_their_part()
    {
        var section = Section(Given.Matrix(), "keys", "paas");
        Assert.Equal("paas", section.Find("section").Id);
        Assert.Equal(
            ["C Customer is accountable", "V Vendor contributes", "P Provider has no part"],
            section.FindAll(".parts li").Select(part => string.Join(' ', part.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public void A_party_that_is_not_there_is_said_not_to_be()
    {
        var matrix = Given.Matrix();
        matrix = matrix with { HostingModels = matrix.HostingModels.Select(model => model with { Parties = [Given.Vendor, Party.ReaderSlug] }).ToValueList() };
        var section = Section(matrix, "keys", "paas");
        Assert.Equal(2, section.FindAll(".parts li").Count);
        Assert.Contains("there is no Provider in this model", section.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CellSection> Section(Matrix matrix, string row, string model)
    {
        var source = Source(matrix);
        return Render<CellSection>(parameters => parameters
            .Add(section => section.Source, source)
            .Add(section => section.Responsibility, source.Published.Index.Find(row)!.Responsibility)
            .Add(section => section.Model, matrix.HostingModels.First(candidate => candidate.Slug == model)));
    }
}
