namespace ResponsibilityPortal.Web.Stamping;

/// <summary>A report that contains its time stamp.</summary>
public sealed record TimeStampedFile(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Stamp);
