using System.Text;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Decodes the text of untrusted files, and recognizes files that are no text.</summary>
internal static class FileText
{
    private static readonly byte[] Zip = [.. "PK\u0003\u0004"u8];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>Returns whether a file is a ZIP file, as workbooks are.</summary>
    public static bool IsZip(ReadOnlySpan<byte> file) => file.StartsWith(Zip);

    /// <exception cref="QuestionnaireRefusedException">The file is no text.</exception>
    public static string Of(byte[] file)
    {
        if (file.AsSpan().StartsWith(CompoundFile))
        {
            throw new QuestionnaireRefusedException(
                "This workbook is in the old format (XLS) or protected with a password. Save it as XLSX without a password."
            );
        }

        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Checked((file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(file.AsSpan(2)));
        }

        try
        {
            var start = file is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            return Checked(StrictUtf8.GetString(file.AsSpan(start)));
        }
        catch (DecoderFallbackException)
        {
            // Spreadsheets on Windows save CSV in the code page of the system. Letters outside of English may differ.
            return Checked(Encoding.Latin1.GetString(file));
        }
    }

    private static string Checked(string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? throw new QuestionnaireRefusedException("This is no XLSX, CSV or TXT file. Save it as one of these.")
            : text;
}
