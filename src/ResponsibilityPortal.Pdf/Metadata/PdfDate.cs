using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Metadata;

/// <summary>Writes dates as in ISO 32000-1, 7.9.4, in UTC.</summary>
internal static class PdfDate
{
    public static byte[] Bytes(DateTimeOffset instant) =>
        Encoding.ASCII.GetBytes(instant.UtcDateTime.ToString("'D:'yyyyMMddHHmmss\"+00'00'\"", CultureInfo.InvariantCulture));
}
