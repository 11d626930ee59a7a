using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Metadata;

/// <summary>Dates as ISO 32000-1, 7.9.4 writes them, in UTC.</summary>
internal static class PdfDate
{
    public static byte[] Bytes(DateTimeOffset instant) =>
        Encoding.ASCII.GetBytes(instant.UtcDateTime.ToString("'D:'yyyyMMddHHmmss\"+00'00'\"", CultureInfo.InvariantCulture));
}
