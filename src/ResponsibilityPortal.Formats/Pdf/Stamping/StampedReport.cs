using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>Adds time stamps to reports that were signed with room for one.</summary>
public static class StampedReport
{
    /// <summary>The shortest time stamp there can be room for, in bytes.</summary>
    public const int StampMinBytes = StampPlace.MinBytes;

    /// <summary>The longest time stamp there can be room for, in bytes.</summary>
    public const int StampMaxBytes = StampPlace.MaxBytes;

    /// <summary>Returns the signature of the report, which is what gets stamped.</summary>
    public static ReadOnlyMemory<byte> SignatureOf(ReadOnlyMemory<byte> report) => StampPlace.In(report).Signature;

    /// <summary>Returns the report with the stamp in it, or null when the stamp is for another report.</summary>
    public static byte[]? Put(ReadOnlyMemory<byte> report, ReadOnlyMemory<byte> stamp)
    {
        var place = StampPlace.In(report);
        return place.Length == stamp.Length && TimeStamp.IsOver(stamp, place.Signature) ? place.Fill(stamp.Span) : null;
    }
}
