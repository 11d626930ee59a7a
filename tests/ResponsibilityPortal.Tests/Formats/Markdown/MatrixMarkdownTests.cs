using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Markdown;
using ResponsibilityPortal.Tests.Formats.Xlsx;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Markdown;

/// <summary>The export as an independent library renders it.</summary>
public sealed class MatrixMarkdownTests
{
    private const string Hostile =
        "a | b \\| <b>c</b> `d|e` *f* [g](https://elsewhere.example) ![h](x) ~i~ &amp; $k$ {.l} @m \n| --- |\n# j";

    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    [Fact]
    public async Task Write_TheBuiltInMatrix_HasARowForEachResponsibility()
    {
        var document = Markdig.Markdown.Parse(await WrittenAsync(ExportSamples.Published(ExportSamples.BuiltIn)), GitHub);
        var tables = document.OfType<Table>().Where(table => TextOf((TableCell)((TableRow)table[0])[0]) == "Responsibility").ToList();

        Assert.Equal(ExportSamples.BuiltIn.Domains.Count, tables.Count);
        Assert.Equal(
            ExportSamples.BuiltIn.Responsibilities.Count(),
            tables.Sum(table => table.OfType<TableRow>().Count(row => !row.IsHeader))
        );
        Assert.All(tables.SelectMany(table => table.OfType<TableRow>()), row => Assert.Equal(5, row.Count));
        Assert.DoesNotContain(document.Descendants<HtmlInline>(), html => html.Tag != "<br>");
        Assert.Empty(document.Descendants<HtmlBlock>());
    }

    [Fact]
    public async Task Write_ARow_SaysWhoDoesWhatWithAPinnedLink()
    {
        var html = Markdig.Markdown.ToHtml(await WrittenAsync(ExportSamples.Published(Given.Matrix())), GitHub);

        Assert.Contains(
            "<td><strong><a href=\"https://portal.example/v/keys\">Keep keys</a></strong></td>\n"
                + "<td><strong>Vendor is accountable</strong></td>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("<td><strong>Customer is accountable</strong><br>Vendor contributes</td>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://portal.example/v\">1</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_HostileTexts_BecomeNoMarkup()
    {
        var matrix = Given.Matrix() with
        {
            Title = Hostile,
            Summary = Hostile,
            Parties = [new Party("vendor", "V", Hostile), new Party("customer", "C", "Customer"), new Party("provider", "P", "Provider")],
        };
        matrix = matrix.Changing(row =>
            row with
            {
                Title = Hostile,
                Description = Hostile,
                Assignments = row
                    .Assignments.Select(cell => cell with { Notes = [new PartyNote("customer", Hostile)] })
                    .ToValueList(),
            }
        );
        var document = Markdig.Markdown.Parse(await WrittenAsync(ExportSamples.Published(matrix)), GitHub);

        Assert.DoesNotContain(document.Descendants<HtmlInline>(), html => html.Tag != "<br>");
        Assert.Empty(document.Descendants<HtmlBlock>());
        Assert.DoesNotContain(document.Descendants<LinkInline>(), link => link.IsImage);
        Assert.All(
            document.Descendants<LinkInline>(),
            link => Assert.StartsWith("https://portal.example/", link.Url, StringComparison.Ordinal)
        );
        Assert.Equal(1, document.Descendants<HeadingBlock>().Count(heading => heading.Level == 1));
        Assert.All(document.OfType<Table>().Take(2).SelectMany(table => table.OfType<TableRow>()), row => Assert.Equal(4, row.Count));
        var shown = string.Join(' ', Hostile.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(
            document.OfType<Table>().SelectMany(table => table.Descendants<TableCell>()),
            cell => TextOf(cell).StartsWith(shown, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Write_SharedOpenAndInapplicableCells_SayWhich()
    {
        var matrix = (Given.Matrix() with { AllowsJointAccountability = true }).Changing(row =>
            row with
            {
                Assignments =
                [
                    new Assignment("saas")
                    {
                        JointlyAccountable = [Given.Vendor, Party.ReaderSlug],
                        Notes = [new PartyNote(Given.Vendor, "Runs it")],
                    },
                    new Assignment("paas") { NotApplicable = "No keys" },
                ],
            }
        );
        var html = Markdig.Markdown.ToHtml(await WrittenAsync(ExportSamples.Published(matrix)), GitHub);

        Assert.Contains(
            "<td><strong>Vendor and Customer share this; the source names no single accountable party</strong><br>"
                + "<strong>Vendor is jointly accountable</strong>: Runs it<br><strong>Customer is jointly accountable</strong></td>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("<td><em>Not applicable: No keys</em></td>\n<td><em>Not yet assessed</em></td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OpenAndInapplicableCells_KeepWhatElseTheySay()
    {
        var matrix = Given.Matrix() with
        {
            Sources = [new Source("policy", "Policy", "https://vendor.example/policy", "policy")],
        };
        matrix = matrix.Changing(row =>
            row with
            {
                Assignments =
                [
                    new Assignment("saas") { NotApplicable = "No keys", Basis = Basis.Sourced, Sources = ["policy"] },
                    new Assignment("paas") { Notes = [new PartyNote(Given.Vendor, "Maybe")], Basis = Basis.Judgement },
                ],
            }
        );
        var html = Markdig.Markdown.ToHtml(await WrittenAsync(ExportSamples.Published(matrix)), GitHub);

        Assert.Contains(
            $"<td><em>Not applicable: No keys</em><br>Basis: {Wording.Basis(Basis.Sourced)}<br>Sources: S1</td>\n"
                + $"<td><em>Not yet assessed</em><br>Vendor: Maybe<br>Basis: {Wording.Basis(Basis.Judgement)}</td>",
            html,
            StringComparison.Ordinal
        );
    }

    /// <summary>A text that is neither in the file nor named in its report would be lost in silence.</summary>
    [Fact]
    public async Task Write_EveryTextOfAMatrix_IsInTheFileOrItsReport()
    {
        var (matrix, texts) = EveryField.WithOwnTexts();
        var published = ExportSamples.Published(matrix);
        var written = await WrittenAsync(published);
        var missing = texts.Where(text => !written.Contains(text, StringComparison.OrdinalIgnoreCase)).ToHashSet();

        Assert.Superset(
            EveryField.PropertiesWith(matrix, missing).ToHashSet(),
            MatrixMarkdown.LossesOf(published, MatrixFilter.None).Find(LossKind.StructureNotCarried)!.Addresses.ToHashSet()
        );
    }

    [Fact]
    public void LossesOf_WhatTheFileHas_AreNone()
    {
        var matrix = Given.Matrix() with { Disclaimer = "Ask.", Contact = null, Deployments = [] };
        matrix = matrix.Changing(row => row with { Keywords = [] });

        Assert.Equal(LossReport.None, MatrixMarkdown.LossesOf(ExportSamples.Published(matrix), MatrixFilter.None));
    }

    [Fact]
    public async Task Write_AnExtract_SaysSoAndNamesTheFilter()
    {
        var text = await WrittenAsync(ExportSamples.Published(Given.Matrix()), new MatrixFilter { Models = ["iaas"] });

        Assert.Contains("**Extract, not complete.** 3 responsibilities, 1 of 3 hosting models.", text, StringComparison.Ordinal);
        Assert.Contains("- `filtered` (6):", text, StringComparison.Ordinal);
        Assert.Contains("| Responsibility | IaaS |\n| --- | --- |\n", text, StringComparison.Ordinal);
    }

    private static string TextOf(TableCell cell) =>
        string.Concat(cell.Descendants<LeafInline>().Select(inline => inline is LiteralInline literal ? literal.Content.ToString() : ""));

    private static async Task<string> WrittenAsync(PublishedMatrix published, MatrixFilter? filter = null)
    {
        var output = new AsynchronousStream();
        await MatrixMarkdown.WriteAsync(
            new MarkdownRequest
            {
                Published = published,
                Filter = filter ?? MatrixFilter.None,
                Address = "https://portal.example/export.md",
                VersionAddress = "https://portal.example/v",
                AddressOf = row => $"https://portal.example/v/{row}",
                Losses = MatrixMarkdown.LossesOf(published, filter ?? MatrixFilter.None),
            },
            output,
            TestContext.Current.CancellationToken
        );
        return new UTF8Encoding(false, true).GetString(output.ToArray());
    }
}
