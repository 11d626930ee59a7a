namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>What spreadsheets show as the properties of a workbook.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Creator">Who the content is from.</param>
/// <param name="CreatedAt">When the content was made. Not the clock, which would change the bytes.</param>
public sealed record WorkbookProperties(string Title, string Creator, DateTimeOffset CreatedAt)
{
    /// <summary>What the workbook contains; null to leave it out.</summary>
    public string? Description { get; init; }

    /// <summary>The language of the content (BCP 47); null to leave it out.</summary>
    public string? Language { get; init; }
}
