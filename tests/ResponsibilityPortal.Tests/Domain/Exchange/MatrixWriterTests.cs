using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

public sealed class MatrixWriterTests
{
    private const int Times = 300;

    [Fact]
    public void Write_ThenRead_GivesTheSameMatrix() =>
        MatrixGenerator.Matrices.Sample(
            matrix => Assert.Equal(matrix.InCanonicalOrder(), TestMatrix.Accepted(MatrixWriter.Write(matrix))),
            iter: Times
        );

    [Fact]
    public void Write_GivesCanonicalJson() =>
        MatrixGenerator.Matrices.Sample(
            matrix =>
            {
                var written = MatrixWriter.Write(matrix);
                Assert.Equal(Canonicaliser.Canonical(written), written);
            },
            iter: Times
        );

    [Fact]
    public void Write_WithOtherKeyOrderAndWhiteSpace_IsTheSame() =>
        MatrixGenerator.Matrices.Sample(
            matrix =>
            {
                var written = MatrixWriter.Write(matrix);
                var rearranged = JsonSerializer.SerializeToUtf8Bytes(WithKeysReversed(JsonNode.Parse(written)), Indented);

                Assert.NotEqual(written, rearranged);
                Assert.Equal(written, MatrixWriter.Write(TestMatrix.Accepted(rearranged)));
            },
            iter: Times
        );

    [Fact]
    public void Write_WithReorderedSets_IsTheSame() =>
        MatrixGenerator.Matrices.Sample(
            matrix => Assert.Equal(MatrixWriter.Write(matrix), MatrixWriter.Write(WithSetsReversed(matrix))),
            iter: Times
        );

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Write_WithAnotherCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var expected = MatrixWriter.Write(TestMatrix.Read());
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(expected, MatrixWriter.Write(TestMatrix.Read()));
            Assert.Equal(SeedMatrixTests.ContentHash, Sha256Hash.Of(MatrixWriter.Write(SeedMatrix.Read())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_EmptyValues_KeepsOnlySourcesContributorsAndNotes()
    {
        var bare = """
            {"domains":[{"name":"D","responsibilities":[{"assignments":{"m":{"accountable":"p"}},"keywords":[],"slug":"r","title":"T"}],"slug":"d"}],
            "format":"responsibility-matrix/1","hostingModels":[{"name":"M","parties":["p"],"slug":"m"}],"issuer":"I",
            "parties":[{"letter":"P","name":"P","slug":"p"}],"slug":"s","sources":[],"standing":"official","summary":"S","title":"T"}
            """;

        Assert.Equal(
            """
            {"domains":[{"name":"D","responsibilities":[{"assignments":{"m":{"accountable":"p","contributing":[],"notes":{}}},"slug":"r","sources":[],"title":"T"}],"slug":"d"}],"format":"responsibility-matrix/1","hostingModels":[{"name":"M","parties":["p"],"slug":"m"}],"issuer":"I","parties":[{"letter":"P","name":"P","slug":"p"}],"slug":"s","standing":"official","summary":"S","title":"T"}
            """,
            Encoding.UTF8.GetString(MatrixWriter.Write(TestMatrix.Accepted(Encoding.UTF8.GetBytes(bare))))
        );
    }

    [Fact]
    public void Write_DefaultSynonymSettings_KeepsTheBytesOfFilesWithoutThem()
    {
        var bytes = MatrixWriter.Write(TestMatrix.Read());
        var document = JsonNode.Parse(bytes)!.AsObject();
        Assert.DoesNotContain("ynonyms", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        document["synonyms"] = new JsonArray();
        document["defaultSynonyms"] = true;

        Assert.Equal(bytes, MatrixWriter.Write(TestMatrix.Accepted(TestMatrix.ToBytes(document))));
    }

    [Fact]
    public void Write_Synonyms_SortsThem()
    {
        var matrix = TestMatrix.Read() with
        {
            Synonyms = [new SynonymGroup(["pentest", "pen test"]), new SynonymGroup(["a b", "a"]), new SynonymGroup(["SSO", "a"])],
            UsesDefaultSynonyms = false,
        };

        Assert.Contains(
            """ "synonyms":[["SSO","a"],["a","a b"],["pen test","pentest"]], """.Trim(),
            Encoding.UTF8.GetString(MatrixWriter.Write(matrix)),
            StringComparison.Ordinal
        );
        Assert.Contains("\"defaultSynonyms\":false,", Encoding.UTF8.GetString(MatrixWriter.Write(matrix)), StringComparison.Ordinal);
        Assert.Equal(matrix.InCanonicalOrder(), TestMatrix.Accepted(MatrixWriter.Write(matrix)));
    }

    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };

    private static JsonNode? WithKeysReversed(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Reverse().Select(member => KeyValuePair.Create(member.Key, WithKeysReversed(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(WithKeysReversed)]),
            _ => node?.DeepClone(),
        };

    private static Matrix WithSetsReversed(Matrix matrix) =>
        matrix with
        {
            HostingModels = [.. matrix.HostingModels.Select(model => model with { Parties = Reversed(model.Parties) })],
            Deployments =
            [
                .. matrix.Deployments.Select(deployment => deployment with { HostingModels = Reversed(deployment.HostingModels) }),
            ],
            Synonyms = Reversed([.. matrix.Synonyms.Select(group => new SynonymGroup(Reversed(group.Terms)))]),
            Domains =
            [
                .. matrix.Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities =
                        [
                            .. domain.Responsibilities.Select(row =>
                                row with
                                {
                                    Controls = Reversed(row.Controls),
                                    Assignments = Reversed([
                                        .. row.Assignments.Select(cell =>
                                            cell with
                                            {
                                                Contributing = Reversed(cell.Contributing),
                                                Notes = Reversed(cell.Notes),
                                            }
                                        ),
                                    ]),
                                }
                            ),
                        ],
                    }
                ),
            ],
        };

    private static ValueList<T> Reversed<T>(ValueList<T> items) => items.Reverse().ToValueList();
}
