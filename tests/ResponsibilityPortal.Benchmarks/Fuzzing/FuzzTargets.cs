using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>Every reader of untrusted files that the portal has.</summary>
internal static class FuzzTargets
{
    private const string Csv =
        "Duty;SaaS;\"On premises\"\nData;;\n\"Patch; and look\";Customer;Acme\nWatch;Acme + Customer;N/A\n\"Do \"\"it\"\"\";X;✔\n";

    private const string Questions =
        "ID,Question,Control\n1,Is MFA enforced?,IAM-14\n,Data,\n2,\"Who patches, and when?\",\"AC-2, SI-2\"\n";

    private const string Catalog = """
        {"catalog":{"uuid":"1f1b1a1e-5cd4-4ad1-bbfd-d888e2f6c724","metadata":{"title":"Sample","version":"1","oscal-version":"1.2.1",
        "parties":[{"name":"Institute"}]},"groups":[{"id":"ac","title":"Access","controls":[{"id":"ac-2","title":"Accounts",
        "params":[{"id":"ac-2_prm_1","label":"time"}],"props":[{"name":"label","value":"AC-2"}],"links":[{"href":"#ac-3","rel":"related"}],
        "parts":[{"name":"statement","prose":"Look every {{ insert: param, ac-2_prm_1 }}.","parts":[{"name":"item","prose":"All."}]}],
        "controls":[{"id":"ac-2.1","title":"Old","props":[{"name":"status","value":"withdrawn"}]}]},{"id":"ac-3","title":"Rights"}],
        "groups":[{"title":"Remote","controls":[{"id":"ac-17","title":"From afar"}]}]}]}}
        """;

    private static readonly string[] Markup =
    [
        "<", ">", "\"", "'", "&", "&#0;", "&#x10FFFF;", "<row r=\"1048576\">", "r=\"XFD1\"", "r=\"2\"", "t=\"s\"", "<v>99999</v>", "<is>",
        "]]>", "<![CDATA[", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;", "\uFFFE", "\n", "_xD800_", "</sheetData>",
        "<mergeCell ref=\"A1:XFD1048576\"/>", "<comment ref=\"A1\">", " xml:space=\"preserve\"", "<?x?>", "<!--", "-->",
    ];

    private static readonly string[] Separators =
    [
        "\"", "\"\"", ";", ",", "\t", "|", "\n", "\r", "\r\n", "\0", "\uFEFF", "\uFFFE", "=1+1", "X", "✔", "N/A", "Shared", "Customer", " + ",
        "n/a: ", "((((((((", "AC-2 (1)(2)", "¶", "\u202E", "\U0010FFFF",
    ];

    private static readonly string[] Json =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "1e999", "-0", "\\ud800", "\\u0000", "{\"a\":{\"a\":", "[[[[[[[[[[[[[[[[", "\"\":",
        "\"slug\":\"x\",", "\"parties\":[],", "\"parts\":[{\"name\":\"statement\"}],", "{{ insert: param, x }}", "\uFEFF", "//", "\u202E",
    ];

    private static readonly string[] Objects =
    [
        "<<", ">>", "[", "]", "(", ")", "/Length 99999999", "/Filter/FlateDecode", "/Type/ObjStm", "/Prev 9", "1 0 R", "2 0 R", "endobj",
        "stream\n", "endstream", "startxref\n0\n%%EOF\n", "/Root 1 0 R", "/Kids[1 0 R]", "/W[1 99 2]", "/Size 2147483647",
        "/Type/Sig/ByteRange[0 9 19 99999999]/Contents<308006092a864886f70d010702a080>", "#00", "\0",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
        [
            new("xlsx", [FuzzFiles.Workbook, FuzzFiles.OwnWorkbook()], Markup, SpreadsheetReading.Reads),
            new("csv", [FuzzFiles.Text(Csv)], Separators, SpreadsheetReading.Reads),
            new("edited", [FuzzFiles.OwnWorkbook(), FuzzFiles.OwnText()], [.. Markup, .. Separators], EditedFileReading.Reads),
            new("questionnaire", [FuzzFiles.Workbook, FuzzFiles.Text(Questions)], [.. Markup, .. Separators], QuestionnaireReading.Reads),
            new("json", [MatrixWriter.Write(FuzzFiles.Matrix)], Json, IsSoundFile),
            new("catalog", [FuzzFiles.Text(Catalog)], Json, IsSoundFile),
            PdfTarget(),
        ];

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    /// <summary>Returns whether a matrix was accepted. One that its own writer and reader don't keep as it is must not be.</summary>
    public static bool IsSound(MatrixReadOutcome outcome) => outcome is MatrixReadOutcome.Accepted(var matrix) && IsSound(matrix);

    /// <summary>Throws for a matrix that its own writer and reader don't keep as it is.</summary>
    public static bool IsSound(Matrix matrix)
    {
        var written = MatrixWriter.Write(matrix);
        return MatrixReader.ReadFromOutside(written) switch
        {
            MatrixReadOutcome.Accepted(var again) when MatrixWriter.Write(again).AsSpan().SequenceEqual(written) => true,
            MatrixReadOutcome.Refused(var problems) => throw new InvalidDataException($"An accepted matrix is refused: {problems[0]}"),
            _ => throw new InvalidDataException("An accepted matrix changes when it is written and read."),
        };
    }

    /// <summary>Imports a file of JSON as the portal does, which decides the format by what is in it.</summary>
    private static bool IsSoundFile(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return IsSound(new MatrixFileImport().ReadAsync(stream, CancellationToken.None).GetAwaiter().GetResult());
    }

    private static FuzzTarget PdfTarget()
    {
        var genuine = FuzzFiles.Pdf();
        return new FuzzTarget(
            "pdf",
            [genuine],
            Objects,
            file =>
            {
                GC.KeepAlive(PdfComparison.Between(file, genuine, CancellationToken.None));
                return PdfEvidence.Of(file, [], new CheckingBudget(CancellationToken.None)).Problem is null;
            }
        );
    }
}
