using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using UglyToad.PdfPig;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>The pages of a report on paper: how full they are, and how large their letters.</summary>
public sealed class ReportPagesTests
{
    private const double Margin = 36;

    public static TheoryData<string, string> Papers =>
        new()
        {
            { "built-in", "a4" },
            { "built-in", "letter" },
            { "sixteen models", "a4" },
        };

    [Theory]
    [MemberData(nameof(Papers))]
    public void Pages_OfAWholeMatrix_AreFull(string matrix, string paper)
    {
        var file = Write(
            Request(matrix == "built-in" ? BuiltIn : ExportSamples.Published(OfSixteenModels())) with
            {
                Paper = ReportPaper.Parse(paper)!,
            }
        );

        var shares = SharesOf(file);
        var full = shares.Count(share => share > 0.7);
        Assert.True(
            full >= 0.85 * shares.Count,
            $"Of {shares.Count} pages {full} are more than 70 % full: "
                + $"{string.Join(' ', shares.Select(share => share.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))}"
        );
    }

    [Fact]
    public void Letters_OfTheBody_AreLargeEnoughForAnArchive()
    {
        using var document = PdfDocument.Open(Write(Request(BuiltIn)));
        var sizes = document
            .GetPages()
            .SelectMany(page => page.Letters)
            .Where(letter => letter.Value != " ")
            .Select(letter => Math.Round(letter.PointSize, 1))
            .ToList();

        Assert.True(sizes.Min() >= 7.5, $"The smallest letter has {sizes.Min()} points.");
        Assert.True(
            sizes.Count(size => size >= 8.5) > 0.75 * sizes.Count,
            $"Of {sizes.Count} letters {sizes.Count(size => size >= 8.5)} have 8.5 points or more."
        );
    }

    [Fact]
    public void Extract_WithoutARow_IsOnePage()
    {
        foreach (var query in new[] { "zzzzqqq", "nothing" })
        {
            var filter =
                query == "nothing"
                    ? ResponsibilityPortal.Domain.Reading.Filter.MatrixFilter.None with
                    {
                        Domain = query,
                    }
                    : ResponsibilityPortal.Domain.Reading.Filter.MatrixFilter.None with
                    {
                        Query = query,
                    };
            var file = Write(Request(BuiltIn, filter));

            Assert.Empty(PdfConformance.Check(file));
            Assert.Single(PdfText.Pages(file));
            var words = Words(PdfTags.Read(file));
            Assert.Contains(EvidenceTexts.NothingPassesFilter, words, StringComparison.Ordinal);
            Assert.DoesNotContain("\u201C\u201C", words, StringComparison.Ordinal);
            Assert.DoesNotContain("69 responsibilities, 4", words, StringComparison.Ordinal);
            Assert.Equal(1, words.Split("Extract, not complete").Length - 1);
        }
    }

    [Fact]
    public void Foot_OfEveryPage_HasTheVersionHashAndTheDay()
    {
        var published = Version(Given.Matrix(), 3);

        Assert.All(
            PdfText.Pages(Write(Request(published))),
            page => Assert.Contains($"Version hash {published.Version.VersionHash} · published 2026-03-03", page, StringComparison.Ordinal)
        );
    }

    /// <summary>Returns how far down the text of each page reaches, from 0 to 1.</summary>
    private static List<double> SharesOf(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return
        [
            .. document
                .GetPages()
                .Select(page =>
                {
                    var (top, bottom) = (page.Height - Margin, Margin);
                    var lowest = page
                        .Letters.Where(letter => letter.Value != " " && letter.StartBaseLine.Y >= bottom && letter.StartBaseLine.Y <= top)
                        .Select(letter => letter.StartBaseLine.Y)
                        .DefaultIfEmpty(top)
                        .Min();
                    return (top - lowest) / (top - bottom);
                }),
        ];
    }

    /// <summary>Returns 30 rows of the built-in matrix with four times its hosting models.</summary>
    private static Matrix OfSixteenModels()
    {
        var matrix = BuiltIn.Matrix;
        var models = Enumerable
            .Range(0, 16)
            .Select(position =>
                matrix.HostingModels[position % matrix.HostingModels.Count] is var model
                    ? model with
                    {
                        Slug = $"{model.Slug}-{position}",
                        Name = $"{model.Name} {position + 1}",
                    }
                    : null!
            )
            .ToValueList();
        var rows = matrix.Responsibilities.Take(30).Select(row => row.Slug).ToHashSet();
        return matrix.Changing(row =>
            !rows.Contains(row.Slug)
                ? null
                : row with
                {
                    Related = [],
                    Assignments = models
                        .Select(
                            (model, position) =>
                                row.In(matrix.HostingModels[position % matrix.HostingModels.Count].Slug)! with
                                {
                                    HostingModel = model.Slug,
                                }
                        )
                        .ToValueList(),
                }
        ) with
        {
            HostingModels = models,
            Deployments = [],
            Statements = [],
        };
    }
}
