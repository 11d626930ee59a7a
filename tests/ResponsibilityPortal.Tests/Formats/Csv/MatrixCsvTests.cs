using System.Globalization;
using System.Text;
using CsvHelper;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Csv;

namespace ResponsibilityPortal.Tests.Formats.Csv;

public sealed class MatrixCsvTests
{
    private const string IsoColumn = "ISO/IEC 27001:2022 Annex A";

    private static readonly string[] ColumnsOfText =
    [
        "domain",
        "title",
        "description",
        "hosting model",
        "accountable",
        "note",
        "keywords",
        "address",
    ];

    private static readonly PublishedMatrix BuiltIn = ExportSamples.Published(ExportSamples.BuiltIn, 2);

    [Fact]
    public void Write_UsesUtf8WithByteOrderMarkAndCrlf()
    {
        var bytes = Bytes(BuiltIn, MatrixFilter.None);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.EndsWith("\r\n", new UTF8Encoding(false, true).GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(ExportSamples.BuiltIn.Responsibilities.Count() * 4, Read(BuiltIn, MatrixFilter.None).Count);
    }

    [Fact]
    public void Write_Header_NamesTheDocumentedColumns() =>
        Assert.Equal(
            [
                "matrix",
                "version",
                "domain",
                "responsibility",
                "title",
                "description",
                "hosting model",
                "deployments",
                "accountable",
                "contributing",
                "note of Public cloud provider",
                "note of Yugabyte",
                "note of Customer",
                "basis",
                "customer part",
                "sharing",
                "note",
                "keywords",
                "NIST SP 800-53 Rev. 5",
                "CSA Cloud Controls Matrix v4.0",
                IsoColumn,
                "PCI DSS v4.0.1",
                "SOC 2 Trust Services Criteria (2017, points of focus revised 2022)",
                "sources",
                "related",
                "reviewed on",
                "review due on",
                "address",
            ],
            Headers(BuiltIn, MatrixFilter.None)
        );

    [Fact]
    public void Write_ReadBack_HasTheContentOfTheMatrix()
    {
        var matrix = ExportSamples.BuiltIn;
        var names = matrix.Parties.ToDictionary(party => party.Slug, party => party.Name);
        var lines = Read(BuiltIn, MatrixFilter.None);
        var position = 0;
        foreach (var domain in matrix.Domains)
        {
            foreach (var row in domain.Responsibilities)
            {
                foreach (var model in matrix.HostingModels)
                {
                    var (line, cell) = (lines[position++], row.In(model.Slug)!);
                    Assert.Equal("yugabytedb", line["matrix"]);
                    Assert.Equal("2", line["version"]);
                    Assert.Equal(domain.Name, line["domain"]);
                    Assert.Equal(row.Slug, line["responsibility"]);
                    Assert.Equal(row.Title, line["title"]);
                    Assert.Equal(row.Description ?? "", line["description"]);
                    Assert.Equal(model.Name, line["hosting model"]);
                    Assert.Equal(names[cell.Accountable!], line["accountable"]);
                    Assert.Equal(string.Join("; ", cell.Contributing.Select(party => names[party])), line["contributing"]);
                    Assert.All(matrix.Parties, party => Assert.Equal(cell.NoteOf(party.Slug) ?? "", line[$"note of {party.Name}"]));
                    Assert.Equal(row.Note ?? "", line["note"]);
                    Assert.Equal(string.Join("; ", row.Keywords), line["keywords"]);
                    Assert.All(
                        matrix.Frameworks,
                        framework =>
                            Assert.Equal(
                                string.Join(
                                    "; ",
                                    row.Controls.Where(mapping => mapping.Framework == framework.Slug)
                                        .SelectMany(mapping => mapping.Identifiers)
                                ),
                                line[framework.Name].TrimStart('\'')
                            )
                    );
                    Assert.Equal(
                        string.Join("; ", row.Sources.Select(slug => matrix.Sources.Single(source => source.Slug == slug).Url)),
                        line["sources"]
                    );
                    Assert.Equal(AddressOf(row, model), line["address"]);
                }
            }
        }

        Assert.Equal(position, lines.Count);
        Assert.Equal(
            ["industry-practice", "judgement", "sourced"],
            lines.Select(line => line["basis"]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Write_WithFilter_FiltersRowsAndColumns()
    {
        var filter = new MatrixFilter
        {
            Models = ["paas"],
            Party = "yugabyte",
            Role = RoleFilter.Accountable,
        };

        var lines = Read(BuiltIn, filter);

        Assert.Equal(27, lines.Count);
        Assert.All(lines, line => Assert.Equal(("PaaS", "Yugabyte"), (line["hosting model"], line["accountable"])));
    }

    [Fact]
    public void Write_WithUnknownFilterValue_WritesOnlyTheHeader()
    {
        Assert.Empty(Read(BuiltIn, new MatrixFilter { Domain = "no-such-domain" }));
        Assert.Contains("accountable", Headers(BuiltIn, new MatrixFilter { Domain = "no-such-domain" }));
    }

    [Fact]
    public void Write_OrderedByControl_RepeatsRowsUnderEachControl()
    {
        var filter = new MatrixFilter { By = "iso-27001-2022", Models = ["saas"] };
        var expected = new MatrixView(BuiltIn.Index, filter).Groups.SelectMany(group =>
            group.Rows.Select(row => ((group as RowGroup.OfControl)?.Identifier ?? "", row.Responsibility.Slug))
        );

        Assert.Equal(expected, Read(BuiltIn, filter).Select(line => (line["control"].TrimStart('\''), line["responsibility"])));
    }

    [Fact]
    public void Write_WithSearch_PutsBestResultsFirst()
    {
        var filter = new MatrixFilter { Query = "mfa", Models = ["saas"] };
        var expected = new MatrixView(BuiltIn.Index, filter)
            .Groups.SelectMany(group => group.Rows)
            .Select(row => row.Responsibility.Slug)
            .ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Read(BuiltIn, filter).Select(line => line["responsibility"]));
    }

    [Fact]
    public void Write_Checklist_BeginsWithYourPart()
    {
        var filter = new MatrixFilter { View = MatrixViewKind.Checklist, Deployment = "aeon" };
        var lines = Read(BuiltIn, filter);
        var headers = Headers(BuiltIn, filter);
        var view = new MatrixView(BuiltIn.Index, filter);

        Assert.Equal(["done", "owner", "date", "your part"], headers.Take(4));
        Assert.Equal(
            ["note of Customer", "note of Public cloud provider", "note of Yugabyte"],
            headers.Where(header => header.StartsWith("note of", StringComparison.Ordinal))
        );
        Assert.Equal(["Yours", "You contribute", "Not yours"], lines.Select(line => line["your part"]).Distinct());
        Assert.Equal(view.Rows.Count * 2, lines.Count);
        Assert.All(
            lines,
            line =>
                Assert.Equal(
                    view.StrongestPartOf("customer", BuiltIn.Index.FindRow(line["responsibility"])!) switch
                    {
                        Part.Accountable => "Yours",
                        Part.Contributing => "You contribute",
                        _ => "Not yours",
                    },
                    line["your part"]
                )
        );
    }

    [Fact]
    public void Write_ChecklistOfAParty_AddressesThatParty()
    {
        var lines = Read(
            BuiltIn,
            new MatrixFilter
            {
                View = MatrixViewKind.Checklist,
                Party = "yugabyte",
                Models = ["on-premises"],
            }
        );

        Assert.Equal(2, lines.Count(line => line["your part"] == "Yours"));
    }

    [Theory]
    [MemberData(nameof(InjectionPayloads.All), MemberType = typeof(InjectionPayloads))]
    public void Write_WithFormulasInTexts_MakesThemHarmless(string payload)
    {
        var matrix = ExportSamples.Made(2, 2, 1) with
        {
            Parties = [new Party("party-a", "A", payload), new Party("party-b", "B", payload)],
            Frameworks = [new Framework("framework", payload, payload)],
        };
        matrix = matrix with
        {
            HostingModels = matrix.HostingModels.Select(model => model with { Name = payload }).ToValueList(),
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Name = payload,
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                row with
                                {
                                    Title = payload,
                                    Description = payload,
                                    Note = payload,
                                    Keywords = [payload],
                                    Controls = [new ControlMapping("framework", [payload])],
                                    Assignments = row
                                        .Assignments.Select(cell => cell with { Notes = [new PartyNote("party-a", payload)] })
                                        .ToValueList(),
                                }
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };

        var (headers, lines) = Parse(Bytes(ExportSamples.Published(matrix), MatrixFilter.None, (_, _) => payload));

        Assert.Equal("'" + payload, headers.Single(header => header.StartsWith('\'')).Split(" (")[0]);
        Assert.All(
            lines,
            line =>
            {
                Assert.Equal(headers.Count, line.Count);
                foreach (var column in ColumnsOfText)
                {
                    Assert.Equal("'" + payload, line[headers.IndexOf(column)]);
                }
            }
        );
    }

    [Fact]
    public void Write_WithHarmlessText_QuotesIt()
    {
        var matrix = ExportSamples.Made(1, 1, 1);
        var text = Encoding.UTF8.GetString(Bytes(ExportSamples.Published(matrix), MatrixFilter.None, (_, _) => "=1"));

        Assert.Contains(",\"'=1\"\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_InEveryCulture_GivesTheSameBytes()
    {
        var filter = new MatrixFilter { By = "nist-800-53r5" };
        var expected = Bytes(BuiltIn, filter);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Bytes(ExportSamples.Published(ExportSamples.BuiltIn, 2), filter));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_IdentifiersLikeNumbers_BeginWithAnApostrophe()
    {
        var lines = Read(BuiltIn, new MatrixFilter { Models = ["saas"] });
        var iso = lines.ToDictionary(line => line["responsibility"], line => line[IsoColumn]);

        Assert.Equal("'8.10", iso["data-retention-deletion"]);
        Assert.All(
            lines.SelectMany(line => BuiltIn.Matrix.Frameworks.Select(framework => line[framework.Name])),
            identifiers =>
                Assert.False(
                    double.TryParse(identifiers, CultureInfo.InvariantCulture, out _)
                        || DateTime.TryParse(identifiers, CultureInfo.GetCultureInfo("de-DE"), out _),
                    identifiers
                )
        );
        Assert.Contains(iso.Values, identifiers => identifiers.Contains("; ", StringComparison.Ordinal) && !identifiers.StartsWith('\''));
        Assert.All(lines, line => Assert.Equal("2", line["version"]));
    }

    [Fact]
    public void Write_CellWithEveryField_ExportsAllFields()
    {
        var made = ExportSamples.Made(2, 2, 2);
        var related = made.Responsibilities.Last().Slug;
        var matrix = made with
        {
            Deployments = [new Deployment("both", "Both of them", made.HostingModels.Select(model => model.Slug).ToValueList())],
            Domains = made
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                row with
                                {
                                    ReviewedOn = new DateOnly(2026, 3, 1),
                                    ReviewDueOn = new DateOnly(2027, 3, 1),
                                    Related = row.Slug == related ? [] : [related],
                                    Assignments = row
                                        .Assignments.Select(cell =>
                                            cell with
                                            {
                                                CustomerPart = CustomerPart.Configures,
                                                Sharing = Sharing.Dependent,
                                            }
                                        )
                                        .ToValueList(),
                                }
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };

        var line = Read(ExportSamples.Published(matrix), MatrixFilter.None)[0];

        Assert.Equal(
            ("configures", "dependent", "2026-03-01", "2027-03-01", "Both of them", related),
            (line["customer part"], line["sharing"], line["reviewed on"], line["review due on"], line["deployments"], line["related"])
        );
    }

    [Theory]
    [InlineData(CsvSeparator.Semicolon, ';')]
    [InlineData(CsvSeparator.Tab, '\t')]
    public void Write_WithAnotherSeparator_GivesTheSameFields(CsvSeparator separator, char sign)
    {
        using var output = new MemoryStream();
        MatrixCsv.Write(BuiltIn, MatrixFilter.None, AddressOf, output, separator);

        Assert.Equal(
            Parse(Bytes(BuiltIn, MatrixFilter.None)).Lines.SelectMany(line => line),
            Parse(output.ToArray(), sign).Lines.SelectMany(line => line)
        );
    }

    [Fact]
    public void Write_LargeMatrix_IsStreamed()
    {
        const long MostAllocated = 60_000_000;
        var published = ExportSamples.Published(ExportSamples.Grown(1_200));
        Assert.Equal(1_200, published.Index.Rows.Count);
        MatrixCsv.Write(BuiltIn, MatrixFilter.None, AddressOf, Stream.Null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        MatrixCsv.Write(published, MatrixFilter.None, AddressOf, Stream.Null);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, MostAllocated);
    }

    private static string AddressOf(Responsibility responsibility, HostingModel model) =>
        $"https://portal.example/{responsibility.Slug}#{model.Slug}";

    private static byte[] Bytes(
        PublishedMatrix published,
        MatrixFilter filter,
        Func<Responsibility, HostingModel, string>? addressOf = null
    )
    {
        using var output = new MemoryStream();
        MatrixCsv.Write(published, filter, addressOf ?? AddressOf, output);
        return output.ToArray();
    }

    private static List<string> Headers(PublishedMatrix published, MatrixFilter filter) => Parse(Bytes(published, filter)).Headers;

    private static List<Dictionary<string, string>> Read(PublishedMatrix published, MatrixFilter filter)
    {
        var (headers, lines) = Parse(Bytes(published, filter));
        return [.. lines.Select(line => headers.Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static (List<string> Headers, List<List<string>> Lines) Parse(byte[] csv, char separator = ',')
    {
        using var reader = CsvReader.Create(
            csv,
            CsvReaderOptions.Default with
            {
                Separator = separator,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            }
        );
        reader.ReadHeader();
        var headers = reader.Headers.ToList();
        var lines = new List<List<string>>();
        while (reader.Read())
        {
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return (headers, lines);
    }
}
