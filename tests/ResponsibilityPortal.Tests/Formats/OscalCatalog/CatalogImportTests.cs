using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.OscalCatalog;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.OscalCatalog;

public sealed class CatalogImportTests
{
    private const string Catalog = """
        {
          "catalog": {
            "uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724",
            "metadata": {
              "title": "Sample  controls",
              "last-modified": "2026-01-02T03:04:05Z",
              "version": "5.2",
              "oscal-version": "1.2.1",
              "parties": [{ "uuid": "0c8b1a1e-5cd4-4ad1-bbfd-d888e2f6c724", "type": "organization", "name": "Sample Institute" }]
            },
            "groups": [
              {
                "id": "ac",
                "title": "Access Control",
                "controls": [
                  {
                    "id": "ac-2",
                    "title": "Account Management",
                    "params": [{ "id": "ac-2_prm_1", "label": "organization-defined time" }],
                    "props": [
                      { "name": "label", "value": "AC-02", "class": "zero-padded" },
                      { "name": "label", "value": "AC-2", "class": "sp800-53" }
                    ],
                    "links": [{ "href": "#ac-3", "rel": "related" }, { "href": "#zz-9", "rel": "related" }],
                    "parts": [
                      {
                        "id": "ac-2_smt",
                        "name": "statement",
                        "parts": [
                          {
                            "id": "ac-2_smt.a",
                            "name": "item",
                            "props": [{ "name": "label", "value": "a." }],
                            "prose": "Review accounts every {{ insert: param, ac-2_prm_1 }};"
                          },
                          { "id": "ac-2_smt.b", "name": "item", "props": [{ "name": "label", "value": "b." }], "prose": "Remove old ones." }
                        ]
                      },
                      { "id": "ac-2_gdn", "name": "guidance", "prose": "Not a requirement." }
                    ],
                    "controls": [
                      { "id": "ac-2.1", "title": "Automated Management", "props": [{ "name": "label", "value": "AC-2(1)" }] },
                      { "id": "ac-2.2", "title": "Old", "props": [{ "name": "status", "value": "withdrawn" }] }
                    ]
                  },
                  { "id": "ac-3", "title": "Enforcement" }
                ],
                "groups": [{ "id": "ac-x", "title": "Remote", "controls": [{ "id": "ac-17", "title": "Remote Access" }] }]
              },
              { "id": "pe", "title": "Physical" }
            ]
          }
        }
        """;

    [Fact]
    public void Read_Catalog_MakesDomainsAndRowsWithEmptyCells()
    {
        var matrix = Accepted(Catalog);

        Assert.Equal(
            ("sample-controls", "Sample controls", "Sample Institute", Standing.Unofficial),
            (matrix.Slug, matrix.Title, matrix.Issuer, matrix.Standing)
        );
        Assert.Equal(["Access Control", "Access Control: Remote"], matrix.Domains.Select(domain => domain.Name));
        Assert.Equal(["ac-2", "ac-2-1", "ac-3", "ac-17"], matrix.Responsibilities.Select(row => row.Slug));
        Assert.All(matrix.Responsibilities, row => Assert.Empty(row.Assignments));
        Assert.Equal(
            ["AC-2", "AC-2(1)", "ac-3", "ac-17"],
            matrix.Responsibilities.Select(row => row.Controls.Single().Identifiers.Single())
        );
        Assert.Equal(("Sample controls", "5.2"), (matrix.Frameworks[0].Name, matrix.Frameworks[0].Version));
    }

    [Fact]
    public void Read_Control_HasItsStatementWithParametersAndRelatedRows()
    {
        var row = Accepted(Catalog).Responsibilities.First();

        Assert.Equal("a. Review accounts every [organization-defined time]; b. Remove old ones.", row.Description);
        Assert.Equal(["ac-3"], row.Related);
    }

    /// <summary>The size of NIST SP 800-53, with long statements.</summary>
    [Fact]
    public void Read_ManyControls_ReadsAll()
    {
        var matrix = Accepted(Generated(1_200));

        Assert.Equal((20, 1_200), (matrix.Domains.Count, matrix.Responsibilities.Count()));
        Assert.All(matrix.Responsibilities, row => Assert.InRange(row.Description!.Length, 1_000, Responsibility.DescriptionMaxLength));
    }

    [Theory]
    [InlineData("{\"catalog\": {}}", "has no title")]
    [InlineData("{\"catalog\": {\"metadata\": {\"title\": \"Empty\"}}}", "has no controls")]
    [InlineData("{\"catalog\": {\"metadata\": {\"title\": \"T\"}, \"controls\": [{\"id\": \"a-1\"}]}}", "no ID or no title")]
    [InlineData("{\"catalog\": {\"metadata\": {\"title\": \"T\"}, \"groups\": [{}]}}", "neither a title nor an ID")]
    [InlineData("{\"catalog\": 7}", "isn't an OSCAL catalog")]
    [InlineData("{\"catalog\": {\"metadata\": ", "isn't valid JSON: line 1")]
    [InlineData("{\"catalog\": {\"metadata\": {\"title\": \"\\ud800\"}}}", "isn't valid Unicode")]
    public void Read_UnusableFile_IsRefusedWithTheReason(string file, string reason) =>
        Assert.Contains(
            Assert.IsType<MatrixReadOutcome.Refused>(Read(Encoding.UTF8.GetBytes(file))).Problems,
            problem => problem.ToString().Contains(reason, StringComparison.Ordinal)
        );

    [Fact]
    public void Read_TooManyControls_IsRefused()
    {
        var file = Generated(Matrix.ResponsibilitiesMaxCount + 1);

        Assert.IsType<MatrixReadOutcome.Refused>(Read(Encoding.UTF8.GetBytes(file)));
    }

    [Fact]
    public void Read_DeeplyNestedFile_IsRefused()
    {
        var nested = $"{{\"catalog\": {string.Concat(Enumerable.Repeat("{\"groups\": [", 50_000))}";

        Assert.IsType<MatrixReadOutcome.Refused>(Read(Encoding.UTF8.GetBytes(nested)));
    }

    /// <summary>Catalogs that would take minutes or gigabytes if each text were read for each other one.</summary>
    private static readonly Dictionary<string, Func<string>> Hostile = new()
    {
        ["a parameter in many texts"] = () => OneControl($"{Parameters}, \"parts\": [{Many(40_000, Statement)}]"),
        ["many parameters in a text"] = () =>
            OneControl($"{Parameters}, \"parts\": [{Statement(string.Concat(Enumerable.Repeat(Insertion, 40_000)))}]"),
        ["a long label in a statement"] = () => OneControl($"{LongLabel}, \"parts\": [{Statement(ManyInsertions)}]"),
        ["a long label in a title"] = () => InCatalog($"\"controls\": [{{\"id\": \"a\", \"title\": \"{ManyInsertions}\", {LongLabel}}}]"),
        ["a long title"] = () =>
            InCatalog($"\"controls\": [{{\"id\": \"a\", \"title\": \"{string.Concat(Enumerable.Repeat(Insertion, 500_000))}\"}}]"),
        ["a long statement"] = () => OneControl($"\"parts\": [{Statement(new string('x', 12_000_000))}]"),
        ["many links"] = () => OneControl($"\"links\": [{Many(200_000, Link)}]"),
        ["many controls"] = () => InCatalog($"\"controls\": [{Many(300_000, Control)}]"),
        ["many problems"] = () => InCatalog($"\"controls\": [{Many(1_000_000, _ => "{}")}]"),
        ["deep groups with long titles"] = () =>
            InCatalog(
                string.Concat(Enumerable.Repeat($"\"title\":\"{new string('t', 400_000)}\",\"groups\":[{{", 25))
                    + "\"title\":\"last\",\"controls\":[{\"id\":\"a\",\"title\":\"t\"}]"
                    + string.Concat(Enumerable.Repeat("}]", 25))
            ),
    };

    public static TheoryData<string> HostileNames => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Read_HostileCatalog_TakesLittleMemory(string name)
    {
        var file = Encoding.UTF8.GetBytes(Hostile[name]());
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotNull(Read(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400L * 1_024 * 1_024);
    }

    [Fact]
    public void Read_CancelledRequest_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            CatalogImport.Read(Encoding.UTF8.GetBytes(Catalog), new CancellationToken(canceled: true))
        );

    /// <summary>Values of any type in any place give a matrix or a reason, and never an exception.</summary>
    [Fact]
    public void Read_ValuesOfOtherTypes_GivesAnOutcome()
    {
        var replacements = new[] { "null", "7", "\"\"", "[]", "{}", "[null]", "\"\\u0007\"" };
        var count = 0;
        foreach (var path in Paths(JsonNode.Parse(Catalog)!))
        {
            foreach (var replacement in replacements)
            {
                var document = JsonNode.Parse(Catalog)!;
                Replace(document, path, JsonNode.Parse(replacement));
                Assert.NotNull(Read(Encoding.UTF8.GetBytes(document.ToJsonString())));
                count++;
            }
        }

        Assert.True(count > 300);
    }

    [Fact]
    public async Task FileImport_RecognizesBothFormats()
    {
        var import = new MatrixFileImport();

        Assert.Equal("sample-controls", (await ReadAsync(import, Encoding.UTF8.GetBytes(Catalog))).Slug);
        Assert.Equal("sample-controls", (await ReadAsync(import, [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Catalog)])).Slug);
        Assert.Equal("yugabytedb", (await ReadAsync(import, SeedMatrix.Bytes)).Slug);
    }

    /// <summary>The first property decides the format, also when there is none or its name is no text.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"\\ud800a\": 1}")]
    [InlineData("{\"catalog")]
    [InlineData("")]
    public async Task FileImport_NeitherFormat_IsRefused(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var outcome = await new MatrixFileImport().ReadAsync(file, TestContext.Current.CancellationToken);

        Assert.NotEmpty(Assert.IsType<MatrixReadOutcome.Refused>(outcome).Problems);
    }

    private const string Insertion = "{{ insert: param, p39999 }} ";

    /// <summary>As many as are read.</summary>
    private static string ManyInsertions => string.Concat(Enumerable.Repeat(Insertion, 440));

    private static string LongLabel => $"\"params\": [{{\"id\": \"p39999\", \"label\": \"{new string('l', 1_000_000)}\"}}]";

    private static string Parameters => $"\"params\": [{Many(40_000, Parameter)}]";

    private static string Parameter(int number) => $$"""{"id":"p{{number}}"}""";

    private static string Link(int number) => $$"""{"rel":"related","href":"#a{{number}}"}""";

    private static string Control(int number) => $$"""{"id":"a{{number}}","title":"t"}""";

    private static string Statement(int _) => Statement(Insertion);

    private static string Statement(string prose) => $$"""{"name":"statement","prose":"{{prose}}"}""";

    private static string OneControl(string properties) =>
        InCatalog($"\"controls\": [{{\"id\": \"a\", \"title\": \"t\", {properties}}}]");

    private static string InCatalog(string properties) => $"{{\"catalog\": {{\"metadata\": {{\"title\": \"T\"}}, {properties}}}}}";

    private static string Many(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static async Task<Matrix> ReadAsync(MatrixFileImport import, byte[] file)
    {
        using var stream = new MemoryStream(file);
        return Assert.IsType<MatrixReadOutcome.Accepted>(await import.ReadAsync(stream, TestContext.Current.CancellationToken)).Matrix;
    }

    private static Matrix Accepted(string catalog)
    {
        var outcome = CatalogImport.Read(Encoding.UTF8.GetBytes(catalog));
        Assert.True(outcome is MatrixReadOutcome.Accepted, string.Join('\n', (outcome as MatrixReadOutcome.Refused)?.Problems ?? []));
        return ((MatrixReadOutcome.Accepted)outcome).Matrix;
    }

    private static string Generated(int controls)
    {
        var prose = string.Join(' ', Enumerable.Repeat("Review what was agreed.", 50));
        var groups = Enumerable
            .Range(0, 20)
            .Select(group => new JsonObject
            {
                ["id"] = $"g{group}",
                ["title"] = $"Group {group}",
                ["controls"] = new JsonArray([
                    .. Enumerable
                        .Range(0, controls)
                        .Where(control => control % 20 == group)
                        .Select(control => new JsonObject
                        {
                            ["id"] = string.Create(CultureInfo.InvariantCulture, $"g{group}-{control}"),
                            ["title"] = "Review",
                            ["parts"] = new JsonArray(new JsonObject { ["name"] = "statement", ["prose"] = prose }),
                        }),
                ]),
            });
        return new JsonObject
        {
            ["catalog"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["title"] = "Large" },
                ["groups"] = new JsonArray([.. groups]),
            },
        }.ToJsonString();
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, params object[] path) =>
        node switch
        {
            JsonObject parent => parent.SelectMany(property => Paths(property.Value, [.. path, property.Key])).Prepend(path),
            JsonArray list => list.Index().SelectMany(item => Paths(item.Item, [.. path, item.Index])).Prepend(path),
            _ => [path],
        };

    private static void Replace(JsonNode document, object[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            return;
        }

        var parent = path[..^1].Aggregate(document, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (path[^1] is int last)
        {
            parent[last] = value;
        }
        else
        {
            parent[(string)path[^1]] = value;
        }
    }

    private static MatrixReadOutcome Read(byte[] file) => CatalogImport.Read(file, TestContext.Current.CancellationToken);
}
