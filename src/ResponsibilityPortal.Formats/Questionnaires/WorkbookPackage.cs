using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// The parts of an untrusted XLSX file. Sizes are checked before and while a part is unpacked, its elements and attributes before it is
/// parsed. Document type definitions are refused, and no link is followed.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const int PartsMaxCount = 500;

    private readonly ZipArchive _archive;

    private WorkbookPackage(ZipArchive archive) => _archive = archive;

    /// <exception cref="QuestionnaireRefusedException">
    /// The file is damaged, too large, or has macros or links to other workbooks.
    /// </exception>
    public static WorkbookPackage Open(byte[] file) => Open(file, WorkbookSizes.Default);

    /// <exception cref="QuestionnaireRefusedException">
    /// The file is damaged, too large, or has macros or links to other workbooks.
    /// </exception>
    public static WorkbookPackage Open(byte[] file, WorkbookSizes sizes)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            Check(archive, sizes);
            return new WorkbookPackage(archive);
        }
        catch (InvalidDataException exception)
        {
            archive?.Dispose();
            throw Damaged(exception);
        }
        catch (QuestionnaireRefusedException)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Returns the refusal of a damaged workbook, to be thrown.</summary>
    public static QuestionnaireRefusedException Damaged(Exception? cause = null) =>
        new("The workbook is damaged. Open it in your spreadsheet, save it again, and send the new file.", cause);

    public bool Has(string part) => _archive.GetEntry(part) is not null;

    /// <summary>Reads a part as XML, forward only.</summary>
    public T ReadXml<T>(string part, Func<XmlReader, T> read)
    {
        using var text = new StringReader(ReadText(part).Text);
        return ReadXml(text, read);
    }

    /// <summary>Reads text as XML with line numbers, and refuses what isn't well formed.</summary>
    public static T ReadXml<T>(TextReader text, Func<XmlReader, T> read)
    {
        try
        {
            using var xml = XmlReader.Create(
                text,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    NameTable = new LimitedNames(),
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                }
            );
            return read(xml);
        }
        catch (XmlException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Unpacks a part as text that is safe to parse, with the encoding to write it again.</summary>
    public (string Text, Encoding Encoding) ReadText(string part)
    {
        var bytes = ReadBytes(part);
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
        try
        {
            var text = encoding.GetString(bytes.AsSpan(encoding.Preamble.Length));
            return MarkupLimits.AreKeptBy(text) ? (text, encoding) : throw Damaged();
        }
        catch (DecoderFallbackException exception)
        {
            throw Damaged(exception);
        }
    }

    public void Dispose() => _archive.Dispose();

    private byte[] ReadBytes(string part)
    {
        var entry = _archive.GetEntry(part) ?? throw Damaged();

        // The declared length was checked. Fewer or more bytes than declared mean that the file was made to deceive.
        var bytes = new byte[entry.Length];
        try
        {
            using var unpacked = entry.Open();
            unpacked.ReadExactly(bytes);
            return unpacked.ReadByte() < 0 ? bytes : throw Damaged();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(exception);
        }
    }

    private static void Check(ZipArchive archive, WorkbookSizes sizes)
    {
        if (archive.Entries.Count > PartsMaxCount)
        {
            throw new QuestionnaireRefusedException(
                "The workbook has too many parts, such as pictures. Copy the sheet that you need into a new workbook."
            );
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            total += entry.Length;
            if (entry.Length > sizes.PartMaxBytes || total > sizes.AllPartsMaxBytes)
            {
                throw new QuestionnaireRefusedException(
                    $"The workbook is too large when unpacked: more than {sizes.PartMaxMegabytes} MB in one part. "
                        + "Copy the sheet that you need into a new workbook. If the portal exported it, export fewer rows "
                        + "with a filter instead."
                );
            }

            if (!names.Add(entry.FullName) || entry.IsEncrypted)
            {
                throw Damaged();
            }

            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw new QuestionnaireRefusedException(
                    "The workbook has macros. Save it as XLSX, which has none, and send that file."
                );
            }

            if (entry.FullName.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase))
            {
                throw new QuestionnaireRefusedException(
                    "The workbook has links to other workbooks. Break these links in your spreadsheet, or save the sheet as CSV."
                );
            }
        }
    }
}
