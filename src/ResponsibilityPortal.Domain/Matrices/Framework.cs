namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A control framework in one version. The version is required because identifiers move between versions.</summary>
public sealed record Framework(string Slug, string Name, string Version)
{
    public const int NameMaxLength = 120;
    public const int VersionMaxLength = 40;
    public const int NoteMaxLength = 1_000;

    public string? Note { get; init; }
}
