namespace ResponsibilityPortal.Web.Stamping;

/// <summary>A report with the time stamp in it.</summary>
public sealed record TimeStampedFile(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Stamp);
