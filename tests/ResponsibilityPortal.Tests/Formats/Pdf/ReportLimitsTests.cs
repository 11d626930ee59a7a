using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>Large and unusual matrices, and what is too large for a report.</summary>
public sealed class ReportLimitsTests
{
    [Fact]
    public void Write_BeyondALimit_IsRefusedWithAReason()
    {
        var many = Given.Matrix() with
        {
            Domains =
            [
                new ControlDomain(
                    "d",
                    "D",
                    Enumerable
                        .Range(0, 2_000)
                        .Select(row => new Responsibility
                        {
                            Slug = $"row-{row}",
                            Title = "A duty",
                            Controls =
                            [
                                new ControlMapping("demo", Enumerable.Range(0, 10).Select(control => $"C-{control}").ToValueList()),
                            ],
                            Assignments = Given
                                .Matrix()
                                .HostingModels.Select(model => new Assignment(model.Slug) { Accountable = "vendor" })
                                .ToValueList(),
                        })
                        .ToValueList()
                ),
            ],
        };

        var refused = Assert.IsType<ReportOutcome.TooLarge>(
            AuditReport.Write(Request(ExportSamples.Published(many), Filter("by=demo")), TestContext.Current.CancellationToken)
        );

        Assert.Equal("The file would contain 60,000 cells. The limit is 50,000.", refused.Reason);
    }

    /// <summary>A hundred versions that each reword every text.</summary>
    [Fact]
    public void Write_WithTooManyChangedCharacters_IsRefused()
    {
        var (even, odd) = (Wordy('e'), Wordy('o'));
        var earlier = Enumerable
            .Range(1, 100)
            .Select(number => new PublishedMatrix(
                even.Version with
                {
                    Number = number,
                },
                number % 2 == 0 ? even.Matrix : odd.Matrix,
                even.Content
            ))
            .ToValueList();
        var request = Request(new PublishedMatrix(odd.Version with { Number = 101 }, odd.Matrix, odd.Content)) with
        {
            Earlier = earlier,
            Since = 1,
        };

        var refused = Assert.IsType<ReportOutcome.TooLarge>(AuditReport.Write(request, TestContext.Current.CancellationToken));

        Assert.EndsWith("characters. The limit is 48,000,000.", refused.Reason, StringComparison.Ordinal);

        static PublishedMatrix Wordy(char letter) =>
            Version(
                Given.Matrix() with
                {
                    Domains =
                    [
                        new ControlDomain(
                            "d",
                            "D",
                            Enumerable
                                .Range(0, 70)
                                .Select(row =>
                                    Given.Matrix().Responsibilities.First() with
                                    {
                                        Slug = $"row-{row}",
                                        Description = new string(letter, Responsibility.DescriptionMaxLength),
                                        Note = new string(letter, Responsibility.NoteMaxLength),
                                    }
                                )
                                .ToValueList()
                        ),
                    ],
                },
                1
            );
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 8)]
    [InlineData(8, 16)]
    public void Write_WithFewOrManyPartiesAndModels_Conforms(int parties, int models)
    {
        var published = ExportSamples.Published(ExportSamples.Made(parties, models, 4));
        var bytes = Write(Request(published));

        Assert.Empty(PdfConformance.Check(bytes));
        var rows = PdfTags
            .Read(bytes)
            .All("Table")
            .Where(table => table.Attributes.GetValueOrDefault("Summary", "").EndsWith("by hosting model", StringComparison.Ordinal))
            .SelectMany(table => table.Rows());
        Assert.All(rows, row => Assert.InRange(row.Count, 1, 7));
    }

    [Fact]
    public void Texts_AtTheirLengthLimits_ContinueOverPages()
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row with
                {
                    Description = Long("description", Responsibility.DescriptionMaxLength),
                    Note = Long("remark", Responsibility.NoteMaxLength),
                    Assignments = row
                        .Assignments.Select(cell =>
                            cell with
                            {
                                Notes = Given
                                    .Matrix()
                                    .Parties.Select(party => new PartyNote(
                                        party.Slug,
                                        Long($"{party.Slug}-{cell.HostingModel}", Assignment.NoteMaxLength)
                                    ))
                                    .ToValueList(),
                            }
                        )
                        .ToValueList(),
                }
            );
        var bytes = Write(Request(ExportSamples.Published(matrix)));
        var words = Words(PdfTags.Read(bytes));

        Assert.Empty(PdfConformance.Check(bytes));
        Assert.All(
            matrix.Responsibilities.SelectMany(row => row.Assignments).SelectMany(cell => cell.Notes),
            note => Assert.Contains(note.Text, words, StringComparison.Ordinal)
        );

        static string Long(string start, int length) => string.Concat(Enumerable.Repeat($"{start} ", length))[..length].TrimEnd();
    }

    [Fact]
    public void Write_AnyMatrix_Conforms() =>
        CsCheck.Check.Sample(
            MatrixGenerator.Matrices,
            matrix =>
            {
                if (PlacedTexts.Of(matrix).Any(text => TextRule.ProblemOf(text.Text, severalLines: true) is not null))
                {
                    return;
                }

                switch (AuditReport.Write(Request(ExportSamples.Published(matrix.InCanonicalOrder())), CancellationToken.None))
                {
                    case ReportOutcome.Written(var bytes):
                        Assert.Empty(PdfConformance.Check(bytes));
                        break;
                    case var other:
                        Assert.Fail(other.ToString());
                        break;
                }
            },
            iter: 60,
            threads: 1
        );

    [Fact]
    public void Write_AfterCancellation_Throws() =>
        Assert.Throws<OperationCanceledException>(() => AuditReport.Write(Request(BuiltIn), new CancellationToken(canceled: true)));

    [Fact]
    public void Write_LargeMatrix_StaysWithinItsMemory()
    {
        const long MostAllocated = 90_000_000;
        var request = Request(ExportSamples.Published(ExportSamples.Grown(1_200)));
        Write(Request(BuiltIn));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(request);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, MostAllocated);
    }
}
