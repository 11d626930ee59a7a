using System.Text;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Checks what the catalog says about the whole document: tags, language, title, colours.</summary>
internal sealed partial class CatalogCheck(PdfFile file, Findings findings)
{
    public void Check()
    {
        var catalog = file.Catalog;
        findings.Require(file.NameAt(catalog, "Type") == "Catalog", "The catalog isn't a Catalog.");
        findings.Require(
            file.Find<PdfValue.Boolean>(catalog, "MarkInfo", "Marked") is { Value: true },
            "The catalog has no MarkInfo with Marked true (ISO 19005-3, 6.7.2.2)."
        );
        findings.Require(
            file.Find<PdfValue.Boolean>(catalog, "MarkInfo", "Suspects") is not { Value: true },
            "MarkInfo says that tags are suspect (ISO 14289-1, 7.1)."
        );
        findings.Require(
            file.TextAt(catalog, "Lang") is { } language && Language().IsMatch(language),
            "The catalog has no Lang that names a language (ISO 14289-1, 7.2)."
        );
        findings.Require(
            file.Find<PdfValue.Boolean>(catalog, "ViewerPreferences", "DisplayDocTitle") is { Value: true },
            "The catalog has no ViewerPreferences with DisplayDocTitle true (ISO 14289-1, 7.1)."
        );
        CheckOutputIntent();
    }

    private void CheckOutputIntent()
    {
        var intents = file.ListAt(file.Catalog, "OutputIntents").Where(intent => file.NameAt(intent, "S") == "GTS_PDFA1").ToList();
        if (intents is not [var intent] || file.Find<PdfValue.Stream>(intent, "DestOutputProfile") is not { } profile)
        {
            findings.Add("The catalog has not one output intent GTS_PDFA1 with a profile (ISO 19005-3, 6.2.3).");
            return;
        }

        findings.Require(
            !string.IsNullOrEmpty(file.TextAt(intent, "OutputConditionIdentifier")),
            "The output intent has no OutputConditionIdentifier (ISO 32000-1, table 365)."
        );
        findings.Require(file.WholeAt(profile, "N") == 3, "The output profile does not say that it has three components.");
        var data = StreamDecoder.Decode(file, profile);
        var isProfile =
            data.Length >= 128 && Text(data, 36) == "acsp" && ((data[0] << 24) | (data[1] << 16) | (data[2] << 8) | data[3]) == data.Length;
        findings.Require(isProfile && data[8] is 2 or 4, "The output profile is no ICC profile of version 2 or 4.");
        findings.Require(
            isProfile && Text(data, 16) == "RGB " && Text(data, 12) is "mntr" or "prtr",
            "The output profile is no RGB profile of a screen or printer (ISO 19005-3, 6.2.3)."
        );
    }

    private static string Text(byte[] data, int at) => data.Length >= at + 4 ? Encoding.Latin1.GetString(data, at, 4) : "";

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex Language();
}
