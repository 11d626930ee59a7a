namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A text and its place.</summary>
/// <param name="Part">The name of the text: "the note of Customer".</param>
/// <param name="Text">The text as it is stored.</param>
/// <param name="Owner">What the text belongs to: "in IaaS of “Patch the OS”"; null when the part's name is enough.</param>
public sealed record PlacedText(string Part, string Text, string? Owner = null)
{
    /// <summary>The slug of the row that the text belongs to; null for none.</summary>
    public string? Responsibility { get; init; }

    /// <summary>The slug of the column that the text belongs to; null when it belongs to no cell.</summary>
    public string? HostingModel { get; init; }

    /// <summary>The place in words: "the note of Customer in IaaS of “Patch the OS”".</summary>
    public string Where => Owner is null ? Part : $"{Part} {Owner}";
}
