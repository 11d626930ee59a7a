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
    public void What_is_written_reads_as_what_it_was() =>
        MatrixGenerator.Matrices.Sample(
            matrix => Assert.Equal(matrix.InCanonicalOrder(), TestMatrix.Accepted(MatrixWriter.Write(matrix))),
            iter: Times);

    [Fact]
    public void What_is_written_is_canonical_JSON() =>
        MatrixGenerator.Matrices.Sample(
            matrix =>
            {
                var written = MatrixWriter.Write(matrix);
                Assert.Equal(Canonicaliser.Canonical(written), written);
            },
            iter: Times);

    [Fact]
    public void Order_of_keys_and_white_space_change_nothing() =>
        MatrixGenerator.Matrices.Sample(
            matrix =>
            {
                var written = MatrixWriter.Write(matrix);
                var rearranged = JsonSerializer.SerializeToUtf8Bytes(WithKeysReversed(JsonNode.Parse(written)), Indented);

                Assert.NotEqual(written, rearranged);
                Assert.Equal(written, MatrixWriter.Write(TestMatrix.Accepted(rearranged)));
            },
            iter: Times);

    [Fact]
    public void Order_of_what_is_a_set_changes_nothing() =>
        MatrixGenerator.Matrices.Sample(matrix => Assert.Equal(MatrixWriter.Write(matrix), MatrixWriter.Write(WithSetsReversed(matrix))), iter: Times);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_of_the_server_changes_nothing(string culture)
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
    public void What_is_empty_is_left_out_but_a_row_says_its_sources_and_a_cell_who_else_has_a_part()
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
            Encoding.UTF8.GetString(MatrixWriter.Write(TestMatrix.Accepted(Encoding.UTF8.GetBytes(bare)))));
    }

    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };

    private static JsonNode? WithKeysReversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, WithKeysReversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithKeysReversed)]),
        _ => node?.DeepClone(),
    };

    private static Matrix WithSetsReversed(Matrix matrix) => matrix with
    {
        HostingModels = [.. matrix.HostingModels.Select(model => model with { Parties = Reversed(model.Parties) })],
        Deployments = [.. matrix.Deployments.Select(deployment => deployment with { HostingModels = Reversed(deployment.HostingModels) })],
        Domains =
        [
            .. matrix.Domains.Select(domain => domain with
            {
                Responsibilities =
                [
                    .. domain.Responsibilities.Select(row => row with
                    {
                        Controls = Reversed(row.Controls),
                        Assignments = Reversed([.. row.Assignments.Select(cell => cell with { Contributing = Reversed(cell.Contributing), Notes = Reversed(cell.Notes) })]),
                    }),
                ],
            }),
        ],
    };

    private static ValueList<T> Reversed<T>(ValueList<T> items) => items.Reverse().ToValueList();
}
