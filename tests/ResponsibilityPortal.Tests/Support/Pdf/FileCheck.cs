namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Checks header, trailer, objects and their limits (ISO 19005-3, 6.1).</summary>
internal sealed class FileCheck(PdfFile file, Findings findings)
{
    private const int LongestString = 32_767;
    private const int LongestName = 127;
    private const int MostObjects = 8_388_607;

    /// <summary>Actions and entries that PDF/A forbids (ISO 19005-3, 6.5.1), or that this project doesn't use.</summary>
    private static readonly HashSet<string> ForbiddenActions =
    [
        "Launch",
        "JavaScript",
        "Sound",
        "Movie",
        "ResetForm",
        "ImportData",
        "SubmitForm",
        "Hide",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
        "GoToR",
        "GoToE",
    ];

    private static readonly HashSet<string> ForbiddenKeys =
    [
        "JS",
        "JavaScript",
        "AA",
        "OpenAction",
        "XFA",
        "Requirements",
        "AlternatePresentations",
        "PresSteps",
        "OCProperties",
        "FFilter",
        "FDecodeParms",
    ];

    private readonly HashSet<int> _reached = [];

    public void Check()
    {
        CheckHeader();
        foreach (var slip in file.Slips)
        {
            findings.Add(slip);
        }

        findings.Require(
            file.ListAt(file.Trailer, "ID") is [PdfValue.String { Bytes.Length: 16 }, PdfValue.String { Bytes.Length: 16 }],
            "The trailer has no ID of two strings of 16 bytes (ISO 19005-3, 6.1.3)."
        );
        findings.Require(!file.Trailer.Members.ContainsKey("Encrypt"), "The trailer has Encrypt (ISO 19005-3, 6.1.3).");
        findings.Require(file.Objects.Count is > 0 and <= MostObjects, $"The file has {file.Objects.Count} objects.");
        findings.Require(
            file.WholeAt(file.Trailer, "Size") > file.Objects.Keys.LastOrDefault(),
            "The trailer's Size is not above the highest object number (ISO 32000-1, table 15)."
        );
        findings.Count("objects", file.Objects.Count);
        findings.RequireSome("objects");

        Walk(file.Trailer, "The trailer");
        foreach (var (number, value) in file.Objects)
        {
            var isFrame = value is PdfValue.Stream stream && file.NameAt(stream.Dictionary, "Type") is "XRef" or "ObjStm";
            findings.Require(isFrame || _reached.Contains(number), $"Object {number} is not referred to by anything.");
        }
    }

    private void CheckHeader()
    {
        var bytes = file.Bytes.AsSpan();
        findings.Require(bytes.StartsWith("%PDF-1.7\n"u8), "The file does not begin with %PDF-1.7 (ISO 19005-3, 6.1.2).");
        findings.Require(
            bytes.Length > 14 && bytes[9] == '%' && !bytes[10..14].ContainsAnyInRange((byte)0, (byte)0x7F),
            "The second line is no comment of four bytes above 127 (ISO 19005-3, 6.1.2)."
        );
    }

    private void Walk(PdfValue value, string where)
    {
        switch (value)
        {
            case PdfValue.Reference reference:
                findings.Require(
                    file.Objects.ContainsKey(reference.Number),
                    $"{where} refers to object {reference.Number}, which does not exist."
                );
                if (_reached.Add(reference.Number))
                {
                    Walk(file.Resolve(reference), $"Object {reference.Number}");
                }

                break;
            case PdfValue.Array array:
                array.Items.ForEach(item => Walk(item, where));
                break;
            case PdfValue.Stream stream:
                CheckFilters(stream, where);
                Walk(stream.Dictionary, where);
                break;
            case PdfValue.Dictionary dictionary:
                CheckDictionary(dictionary, where);
                break;
            case PdfValue.String { Bytes.Length: > LongestString }:
                findings.Add($"{where} has a string of more than {LongestString} bytes (ISO 19005-3, 6.1.13).");
                break;
            case PdfValue.Name name:
                CheckName(name.Value, where);
                break;
            case PdfValue.Number { IsWhole: true } number:
                findings.Require(
                    number.Value is >= int.MinValue and <= int.MaxValue,
                    $"{where} has a whole number of more than 32 bits (ISO 19005-3, 6.1.13)."
                );
                break;
        }
    }

    private void CheckDictionary(PdfValue.Dictionary dictionary, string where)
    {
        foreach (var (key, value) in dictionary.Members)
        {
            findings.Require(!ForbiddenKeys.Contains(key), $"{where} has /{key}, which is forbidden.");
            findings.Require(
                key != "S" || value is not PdfValue.Name name || !ForbiddenActions.Contains(name.Value),
                $"{where} is an action of a forbidden kind: {(value as PdfValue.Name)?.Value} (ISO 19005-3, 6.5.1)."
            );
            CheckName(key, where);
            Walk(value, where);
        }
    }

    private void CheckFilters(PdfValue.Stream stream, string where)
    {
        findings.Count("streams");
        findings.Require(
            !stream.Dictionary.Members.ContainsKey("F"),
            $"{where} is a stream that lies outside of the file (ISO 19005-3, 6.1.7.1)."
        );
        foreach (var filter in file.ListAt(stream.Dictionary, "Filter"))
        {
            findings.Require(
                filter is PdfValue.Name { Value: "FlateDecode" },
                $"{where} has the filter {(filter as PdfValue.Name)?.Value}, not FlateDecode."
            );
        }
    }

    private void CheckName(string name, string where) =>
        findings.Require(
            System.Text.Encoding.UTF8.GetByteCount(name) <= LongestName,
            $"{where} has a name of more than {LongestName} bytes (ISO 19005-3, 6.1.13)."
        );
}
