namespace ResponsibilityPortal.Pdf;

/// <summary>The file that a document was made from, carried within (ISO 19005-3, 6.8: AFRelationship Source).</summary>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
/// <param name="Description">What it is, in words.</param>
public sealed record Attachment(string FileName, string MediaType, string Description, ReadOnlyMemory<byte> Content);
