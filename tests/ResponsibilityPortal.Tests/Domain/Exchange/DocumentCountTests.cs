using System.Text;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

/// <summary>Documents with millions of small parts are refused before they are parsed to a tree.</summary>
public sealed class DocumentCountTests
{
    private const int Megabyte = 1_024 * 1_024;

    public static TheoryData<string, string> Hostile =>
        new()
        {
            {
                Numbered("{", 1_200_000, number => $"\"k{number}\":1", "}"),
                "The object around byte 1,043 has more than 128 properties; no object of this format has as many."
            },
            {
                Numbered("{\"domains\":[", 4_000_000, _ => "[]", "]}"),
                "The document has more than 1,200,000 names, values and brackets; no matrix has as many."
            },
            { new string('[', 1_000_000), "Objects and lists are nested more than 16 deep at byte 17." },
            { $"{{\"{new string('n', 8 * Megabyte)}\":1}}", "The name of the property at byte 1 is longer than any name of this format." },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_DocumentWithTooManyParts_IsRefusedWithoutAllocating(string document, string sentence)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = MatrixReader.Read(bytes, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, Megabyte);
        Assert.Equal(sentence, Assert.Single(Assert.IsType<MatrixReadOutcome.Refused>(outcome).Problems).ToString());
    }

    [Fact]
    public void Read_TextOfManyMegabytes_IsRefusedWithoutUnescapingIt()
    {
        var document = TestMatrix.With("/title", $"\"{new string('t', 8 * Megabyte)}\"");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "/title: is far longer than the 200 characters that are allowed.",
            Assert.Single(TestMatrix.Problems(document)).ToString()
        );
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2 * Megabyte);
    }

    [Fact]
    public void Read_AfterTheTimeLimit_IsCancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => MatrixReader.Read(TestMatrix.Bytes, new CancellationToken(canceled: true)));

    /// <summary>The built-in matrix is far below every limit.</summary>
    [Fact]
    public void Read_BuiltInMatrix_IsWithinTheLimitsTenTimesOver()
    {
        var document = MatrixWriter.Write(SeedMatrix.Read());
        var tokens = 0;
        var reader = new System.Text.Json.Utf8JsonReader(document);
        while (reader.Read())
        {
            tokens++;
        }

        Assert.InRange(tokens, 1, MatrixFormat.DocumentMaxTokens / 10);
    }

    private static string Numbered(string start, int count, Func<int, string> item, string end) =>
        $"{start}{string.Join(',', Enumerable.Range(0, count).Select(item))}{end}";
}
