namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A text with where it stands.</summary>
/// <param name="Part">What it is, in words: "the note of Customer".</param>
/// <param name="Text">As it is kept.</param>
/// <param name="Owner">What it belongs to, in words: "in IaaS of “Patch the OS”"; null when the part says it all.</param>
public sealed record PlacedText(string Part, string Text, string? Owner = null)
{
    /// <summary>Slug of the row it belongs to; null when it belongs to none.</summary>
    public string? Responsibility { get; init; }

    /// <summary>Slug of the column it belongs to; null when it belongs to no cell.</summary>
    public string? HostingModel { get; init; }

    /// <summary>Where it stands, in words: "the note of Customer in IaaS of “Patch the OS”".</summary>
    public string Where => Owner is null ? Part : $"{Part} {Owner}";
}
