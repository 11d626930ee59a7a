namespace ResponsibilityPortal.Pdf;

/// <summary>A file attached to a document.</summary>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
/// <param name="Description">A description of the file in words.</param>
public sealed record Attachment(string FileName, string MediaType, string Description, ReadOnlyMemory<byte> Content)
{
    public AttachmentRelationship Relationship { get; init; } = AttachmentRelationship.Source;
}
